using System.Text;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Baselines;

/// <summary>A file's text in memory with the secrets in it; zeroed when disposed.</summary>
internal sealed class LoadedText : IDisposable
{
    private const int Largest = 64 * 1024 * 1024;
    private const int Around = 2;
    private const int LongestLine = 160;

    private readonly SensitiveBytes _bytes;

    private LoadedText(SensitiveBytes bytes, IReadOnlyList<Finding> findings)
    {
        _bytes = bytes;
        Findings = findings;
    }

    /// <summary>The secrets, by their places.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The text as UTF-8, without a byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Reads a text and finds its secrets; null when it is binary or has more than 64 MiB.</summary>
    public static LoadedText? Read(Stream content, SecretRedactor redactor)
    {
        using ContentHead head = ContentHead.Read(content);
        using Stream? text = TextSource.Open(head.Memory, content);
        return text is not null && SensitiveBytes.ReadToEnd(text, Largest) is { } bytes ? new LoadedText(bytes, redactor.Find(bytes.Span)) : null;
    }

    /// <summary>The secret of a finding.</summary>
    public ReadOnlySpan<byte> SecretOf(Finding finding) => Bytes.Slice((int)finding.Start, (int)finding.Length);

    /// <summary>The lines around a finding, every secret in them masked, numbered and fit for a terminal.</summary>
    public IReadOnlyList<string> Excerpt(Finding focus)
    {
        int from = (int)focus.Start;
        for (int i = 0; i <= Around && from > 0; i++)
        {
            from = Bytes[..(i == 0 ? from : from - 1)].LastIndexOf((byte)'\n') + 1;
        }

        int to = (int)(focus.Start + focus.Length);
        for (int i = 0; i <= Around && to < Bytes.Length; i++)
        {
            int end = Bytes[(i == 0 ? to : to + 1)..].IndexOf((byte)'\n');
            to = end < 0 ? Bytes.Length : end + (i == 0 ? to : to + 1);
        }

        long first = TextPosition.Of(Bytes, from).Line;
        long marked = TextPosition.Of(Bytes, (int)focus.Start).Line;
        var lines = new List<string>();
        long number = first;
        foreach (string line in Masked(from, to).Split('\n'))
        {
            string shown = SafeText.Escape(line.TrimEnd('\r').Replace('\t', ' '));
            lines.Add($"{(number == marked ? '>' : ' ')} {number,5}  {(shown.Length > LongestLine ? Shortened(shown) : shown)}");
            number++;
        }

        return lines;
    }

    public void Dispose() => _bytes.Dispose();

    /// <summary>What is masked first are the findings in force, then whatever the strictest profile knows in what is left.</summary>
    private string Masked(int from, int to)
    {
        var text = new StringBuilder();
        int at = from;
        foreach (Finding finding in Findings)
        {
            int start = (int)Math.Max(finding.Start, at);
            int end = (int)Math.Min(finding.Start + finding.Length, to);
            if (end <= at || start >= to)
            {
                continue;
            }

            text.Append(Encoding.UTF8.GetString(Bytes[at..start])).Append($"[REDACTED:{finding.RuleId}]");
            // a secret of many lines keeps its lines, so that the numbers stay true
            text.Append('\n', Bytes[start..end].Count((byte)'\n'));
            at = end;
        }

        text.Append(Encoding.UTF8.GetString(Bytes[at..to]));
        return SecretRedactor.Default.Redact(text.ToString());
    }

    private static string Shortened(string line)
    {
        int mask = Math.Max(0, line.IndexOf("[REDACTED:", StringComparison.Ordinal));
        int start = Math.Clamp(mask - LongestLine / 2, 0, line.Length - LongestLine);
        return $"…{line.Substring(start, LongestLine)}…";
    }
}
