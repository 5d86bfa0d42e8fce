namespace Redaction.Toml;

/// <summary>Something that an import did not carry over exactly.</summary>
/// <param name="File">The file that was imported, as it was named.</param>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="RuleId">The rule as the imported file names it; null outside of rules.</param>
/// <param name="IsLost">Whether it was left out; otherwise it was changed.</param>
/// <param name="Text">What and why.</param>
public sealed record ImportNote(string File, int Line, string? RuleId, bool IsLost, string Text)
{
    /// <summary>One line, as compilers write them.</summary>
    public override string ToString() =>
        $"{File}({Line}): {(RuleId is null ? "" : $"rule \"{RuleId}\": ")}{(IsLost ? "left out" : "changed")}: {Text}";
}
