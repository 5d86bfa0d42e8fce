namespace Redaction.RuleCompiler;

/// <summary>A rule file that cannot be used; the message opens with the file and the line, as compilers write them.</summary>
internal sealed class RuleFileException : Exception
{
    /// <summary>An error at a line of a file, within a rule when its id is known.</summary>
    public RuleFileException(string file, int line, string? ruleId, string problem)
        : base(ruleId is null ? $"{file}({line}): {problem}" : $"{file}({line}): rule \"{ruleId}\": {problem}")
    {
    }
}
