using System.Collections.Immutable;

namespace Redaction.Toml;

/// <summary>One <c>[[allow]]</c> table, its conditions sorted by who can decide them.</summary>
internal sealed record AllowEntry
{
    /// <summary>The rules it holds for; empty for all.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>The condition on the path; null for none.</summary>
    public PathCondition? Path { get; init; }

    /// <summary>Patterns that are searched in the line the secret starts on; decided by whoever knows lines.</summary>
    public ImmutableArray<TextPattern> LinePatterns { get; init; } = [];

    /// <summary>What the engine decides from the value and the match; null for nothing.</summary>
    public Allowance? Allowance { get; init; }

    /// <summary>Whether every given kind of condition must hold.</summary>
    public bool RequiresAll { get; init; }

    /// <summary>Whether the entry as a whole waits for the line.</summary>
    public bool WaitsForLine => RequiresAll && !LinePatterns.IsEmpty;

    /// <summary>Whether it holds for a rule.</summary>
    public bool Concerns(string ruleId) => Rules.IsEmpty || Rules.Contains(ruleId);
}
