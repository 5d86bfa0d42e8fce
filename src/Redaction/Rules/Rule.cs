namespace Redaction;

/// <summary>
/// What one kind of secret looks like: a pattern in the dialect of <c>Patterns/</c> and the judges that tell a real one
/// from a lookalike. Immutable; its automaton is built when one of its literals first occurs.
/// </summary>
public sealed record Rule
{
    /// <summary>Stable identifier in kebab case, such as <c>github-pat</c>; it is what a tag mask shows.</summary>
    public required string Id { get; init; }

    /// <summary>What is found, in a few words for people.</summary>
    public required string Title { get; init; }

    /// <summary>The pattern: what is reported is its group <c>secret</c>, else its first group, else the whole match.</summary>
    public required string Pattern { get; init; }

    /// <summary>
    /// Whether this is a block rule: its pattern may repeat without an upper bound (a PEM key, a long token), it owns the
    /// text from its start until it ends, and what outgrows the hold-back limit is discarded until that end.
    /// </summary>
    public bool IsBlock { get; init; }

    /// <summary>How bad a leak is.</summary>
    public Severity Severity { get; init; } = Severity.High;

    /// <summary>What the pattern alone is worth, before a judge raises or lowers it.</summary>
    public Confidence Confidence { get; init; } = Confidence.SelfIdentifying;
}
