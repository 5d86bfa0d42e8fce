using System.Text;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Hooks;

/// <summary>
/// A command in the configuration of lefthook (https://lefthook.dev). The YAML is not rewritten, since that would lose its
/// comments: lines are put in where its block style says where they belong, and in any other style the user is told what to add.
/// </summary>
internal sealed class LefthookHook(HookType type, string path) : IHookPlace
{
    private const string Indent = "  ";

    private readonly string _name = Label.Of(type);

    /// <summary>The names of the file at the top of a repository that can be edited.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lefthook.yml", ".lefthook.yml", "lefthook.yaml", ".lefthook.yaml"];

    // lefthook puts what git hands to the hook in the place of {1}
    private string Run => $"run: redact hook run {_name}{(type == HookType.CommitMsg ? " {1}" : "")}";

    public string Description => $"{SafeText.Escape(UpwardSearch.Shown(path))} (lefthook)";

    public HookState State
    {
        get
        {
            string text = Read();
            return Find(text) is not { } block ? HookState.Missing
                : text[block].Contains($"{Run}\n", StringComparison.Ordinal) ? HookState.Installed
                : HookState.Changed;
        }
    }

    public void Install()
    {
        string text = Read();
        if (Find(text) is { } block)
        {
            text = MarkedLines.Remove(text, block);
        }

        Write(With(text));
    }

    public void Uninstall()
    {
        string text = Read();
        if (Find(text) is { } block)
        {
            Write(MarkedLines.Remove(text, block));
        }
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    private static bool IsContent(string line) => line.Trim() is { Length: > 0 } text && text[0] != '#';

    private static bool IsKey(string line, string key) =>
        line.TrimStart(' ').StartsWith(key + ":", StringComparison.Ordinal);

    private static bool IsBlockKey(string line, string key) =>
        IsKey(line, key) && line.TrimStart(' ')[(key.Length + 1)..].Trim() is "" or ['#', ..];

    /// <summary>The block of this hook; those of other hooks are passed over.</summary>
    private Range? Find(string text)
    {
        for (int from = 0; MarkedLines.Find(text[from..]) is { } block;)
        {
            (int start, int length) = block.GetOffsetAndLength(text.Length - from);
            Range whole = (from + start)..(from + start + length);
            if (text[whole].Contains($"hook run {_name}", StringComparison.Ordinal))
            {
                return whole;
            }

            from += start + length;
        }

        return null;
    }

    private string With(string text)
    {
        string[] lines = text.Split('\n');
        int hook = Array.FindIndex(lines, line => IsKey(line, _name) && IndentOf(line) == 0);
        if (hook < 0)
        {
            return MarkedLines.Insert(text, text.Length, "", [$"{_name}:", Indent + "commands:", .. Command(Indent + Indent)]);
        }

        if (!IsBlockKey(lines[hook], _name))
        {
            throw Unclear();
        }

        int end = Array.FindIndex(lines, hook + 1, line => IsContent(line) && IndentOf(line) == 0);
        end = end < 0 ? lines.Length : end;
        int first = Array.FindIndex(lines, hook + 1, end - hook - 1, IsContent);
        if (first < 0)
        {
            return Insert(lines, hook + 1, Indent, ["commands:", .. Command(Indent)]);
        }

        int inner = IndentOf(lines[first]);
        string indent = new(' ', inner);
        int commands = Array.FindIndex(lines, first, end - first, line => IndentOf(line) == inner && IsKey(line, "commands"));
        int jobs = Array.FindIndex(lines, first, end - first, line => IndentOf(line) == inner && IsKey(line, "jobs"));
        if (commands >= 0)
        {
            int sibling = Array.FindIndex(lines, commands + 1, end - commands - 1, IsContent);
            int deeper = sibling >= 0 && IndentOf(lines[sibling]) > inner ? IndentOf(lines[sibling]) : inner + Indent.Length;
            return IsBlockKey(lines[commands], "commands") ? Insert(lines, commands + 1, new string(' ', deeper), Command("")) : throw Unclear();
        }

        if (jobs < 0)
        {
            return Insert(lines, hook + 1, indent, ["commands:", .. Command(Indent)]);
        }

        int item = Array.FindIndex(lines, jobs + 1, end - jobs - 1, IsContent);
        return IsBlockKey(lines[jobs], "jobs") && item >= 0 && lines[item].TrimStart(' ').StartsWith("- ", StringComparison.Ordinal)
            ? Insert(lines, jobs + 1, new string(' ', IndentOf(lines[item])), ["- name: redact", .. Body(Indent)])
            : throw Unclear();
    }

    private static string Insert(string[] lines, int before, string indent, IEnumerable<string> block)
    {
        string text = string.Join('\n', lines);
        return MarkedLines.Insert(text, Math.Min(text.Length, lines.Take(before).Sum(line => line.Length + 1)), indent, block);
    }

    private string[] Command(string indent) => [indent + "redact:", .. Body(indent + Indent)];

    private string[] Body(string indent) =>
        HookScript.ReadsInput(type) ? [$"{indent}use_stdin: true", indent + Run] : [indent + Run];

    private UsageException Unclear() => new(
        $"{SafeText.Escape(UpwardSearch.Shown(path))}: \"{_name}\" is written in a style that cannot be edited safely; add this to it yourself:\n"
        + string.Join('\n', (string[])[$"{_name}:", Indent + "commands:", .. Command(Indent + Indent)]));

    private string Read() => Encoding.Latin1.GetString(File.ReadAllBytes(path));

    private void Write(string text) => AtomicFile.Write(path, Encoding.Latin1.GetBytes(text));
}
