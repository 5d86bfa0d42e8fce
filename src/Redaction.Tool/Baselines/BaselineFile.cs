using System.Text;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Baselines;

/// <summary>
/// The file of a baseline: comments, the key, and a line for each finding, <c>FINGERPRINT RULE VERDICT PATH</c>, sorted. It has
/// no lines, dates or counts of the scanned files: what does not change there does not change here. Lines may stand in any
/// order and more than once, as a merge of both sides leaves them.
/// </summary>
internal static class BaselineFile
{
    private const string Head = "# Known findings that redact does not report again; see 'redact baseline --help'. Version 1.\n";
    private const string KeyWord = "key ";
    private const int FingerprintLength = 16;

    private static readonly string[] s_conflictMarks = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It cannot be read, or a line is not of the form; the message has the file and the line.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), SafeText.Escape(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(e is FileNotFoundException or DirectoryNotFoundException
                ? $"{SafeText.Escape(path)}: no such file; 'redact baseline create' makes one"
                : $"{SafeText.Escape(path)}: cannot be read");
        }
    }

    /// <summary>Writes a file, whole or not at all; one that is as it should be is not touched.</summary>
    public static void Write(string path, Baseline baseline)
    {
        byte[] content = Encoding.UTF8.GetBytes(Format(baseline));
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            AtomicFile.Write(path, content);
        }
    }

    private static string Format(Baseline baseline)
    {
        var text = new StringBuilder(Head).Append(KeyWord).Append(baseline.Key).Append('\n');
        foreach (BaselineEntry entry in baseline.Entries)
        {
            text.Append(entry.Fingerprint).Append(' ').Append(entry.RuleId).Append(' ').Append(Label.Of(entry.Verdict)).Append(' ').Append(entry.Path).Append('\n');
        }

        return text.ToString();
    }

    private static Baseline Parse(string text, string name)
    {
        BaselineKey? key = null;
        var entries = new List<BaselineEntry>();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.StartsWith(KeyWord, StringComparison.Ordinal))
            {
                BaselineKey found = BaselineKey.TryParse(line[KeyWord.Length..]) ?? throw Error(i, "the key is not of its form; it is written by 'redact baseline create'");
                key = key is null || key.IsSameAs(found) ? found : throw Error(i, "this is a second key: two baselines were made independently and merged; keep one of them whole, and run 'redact baseline update'");
                continue;
            }

            entries.Add(ParseEntry(line) ?? throw Error(i, Array.Exists(s_conflictMarks, mark => line.StartsWith(mark, StringComparison.Ordinal))
                ? "a merge conflict is left; keep the lines of both sides and take out the marks"
                : "is not of the form FINGERPRINT RULE VERDICT PATH"));
        }

        return new Baseline(key ?? throw new UsageException($"{name}: has no line with the key; it is written by 'redact baseline create'"), entries);

        UsageException Error(int index, string problem) => new($"{name}({index + 1}): {problem}");
    }

    private static BaselineEntry? ParseEntry(string line)
    {
        string[] words = line.Split(' ', 4);
        if (words.Length < 4 || words[0].Length != FingerprintLength || !words[0].All(char.IsAsciiHexDigitLower) || words[1].Length == 0 || words[3].Length == 0)
        {
            return null;
        }

        foreach (BaselineVerdict verdict in Enum.GetValues<BaselineVerdict>())
        {
            if (Label.Of(verdict) == words[2])
            {
                return new BaselineEntry(words[0], words[1], verdict, SafeText.Escape(words[3]));
            }
        }

        return null;
    }
}
