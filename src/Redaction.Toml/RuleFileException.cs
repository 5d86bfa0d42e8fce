namespace Redaction.Toml;

/// <summary>
/// A rule file that cannot be used; the message opens with the file and the line, as compilers write them, and says what to do.
/// </summary>
public sealed class RuleFileException : FormatException
{
    /// <summary>An error at a line of a file, within a rule when its id is known.</summary>
    internal RuleFileException(string file, int line, string? ruleId, string problem)
        : base(ruleId is null ? $"{file}({line}): {problem}" : $"{file}({line}): rule \"{ruleId}\": {problem}")
    {
        File = file;
        Line = line;
    }

    /// <summary>The file, as it was named.</summary>
    public string File { get; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; }
}
