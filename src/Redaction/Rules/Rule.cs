using System.Collections.Immutable;

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
    public required string Pattern
    {
        get;
        init
        {
            field = value;
            Anchors = null;
        }
    }

    /// <summary>
    /// Whether this is a block rule: its pattern may repeat without an upper bound (a PEM key, a long token), it owns the
    /// text from its start until it ends, and what outgrows the hold-back limit is discarded until that end.
    /// </summary>
    public bool IsBlock
    {
        get;
        init
        {
            field = value;
            Anchors = null;
        }
    }

    /// <summary>What the rule compiler wrote down of the pattern; null for any other rule, and for a copy with another pattern.</summary>
    internal PatternAnchors? Anchors { get; init; }

    /// <summary>
    /// The words that tell the value, compared without case: <c>adyen</c>, <c>adyen_key</c>. A rule with keywords has a pattern of the
    /// value alone, and finds it where it is assigned (<c>=</c>, <c>:</c>, an element, an argument) to a name that holds one of them,
    /// or that stands at most 40 bytes behind one on the same line. Empty for a value that tells itself.
    /// </summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Whether what is found is a secret, or an identifier that is reported on request only.</summary>
    public RuleKind Kind { get; init; } = RuleKind.Secret;

    /// <summary>
    /// Whether the <see cref="Profile.Alert"/> profile reports it. True unless the pattern is too weak for a report that stops
    /// somebody's work: then a rule with keywords is reported there only where the name itself holds the keyword and a word for a
    /// secret, and any other not at all. <see cref="Profile.Redact"/> has all rules.
    /// </summary>
    public bool InAlert { get; init; } = true;

    /// <summary>How bad a leak is.</summary>
    public Severity Severity { get; init; } = Severity.High;

    /// <summary>What the pattern alone is worth, before a judge raises or lowers it.</summary>
    public Confidence Confidence { get; init; } = Confidence.SelfIdentifying;

    /// <summary>Who made the value, and so which lookalikes are told apart.</summary>
    public SecretShape Shape { get; init; } = SecretShape.Token;

    /// <summary>
    /// The least Shannon entropy, in bits a byte over the secret's own bytes, that a real one has; 0 asks for none.
    /// A random value of <c>n</c> bytes cannot reach more than <c>log2(n)</c>.
    /// </summary>
    public double MinEntropy { get; init; }

    /// <summary>The name of the checksum or structure the value carries, such as <c>crc32-base62</c>; null when it has none.</summary>
    public string? Checksum { get; init; }

    /// <summary>What a passed or failed <see cref="Checksum"/> means.</summary>
    public ChecksumPolicy ChecksumPolicy { get; init; }

    /// <summary>
    /// Whether values that only stand in for a secret (<c>${TOKEN}</c>, <c>xxxx…</c>, <c>your-key-here</c>) are dropped.
    /// True unless the format cannot hold one, as with a PEM block.
    /// </summary>
    public bool Placeholders { get; init; } = true;

    /// <summary>Values published as examples by their vendor, compared whole and exactly: they are never a finding.</summary>
    public ImmutableArray<string> AllowedValues { get; init; } = [];

    /// <summary>What is allowed besides: the user's allowlists. Each that allows a match drops it.</summary>
    public ImmutableArray<Allowance> Allow { get; init; } = [];

    /// <summary>Where the vendor documents the format.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>A rule of your own for tokens of a fixed format, checked as it is made.</summary>
    /// <param name="id">Its identifier in kebab case; also its title.</param>
    /// <param name="pattern">What it looks like, in the dialect of the engine.</param>
    /// <exception cref="FormatException">The id or the pattern is malformed; the message says where and why.</exception>
    public static Rule Parse(string id, string pattern)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(pattern);
        var rule = new Rule { Id = id, Title = id, Pattern = pattern };
        rule.Validate();
        return rule;
    }

    /// <summary>
    /// Throws a <see cref="FormatException"/> unless the rule can be used. Everything that comes from outside passes here:
    /// <see cref="Parse"/>, <see cref="RuleSet.Create"/>, <see cref="RuleSet.With(Rule[])"/> and the rule compiler. Built-in
    /// rules do not, because the compiler has already checked them.
    /// </summary>
    internal void Validate() => RuleValidator.Validate(this);

    /// <summary>The rule with its allowances bound to the key under which their fingerprints are compared.</summary>
    internal Rule Under(Scanning.FingerprintKey key) => !Allow.IsDefaultOrEmpty && Allow.Any(allowance => !allowance.Fingerprints.IsDefaultOrEmpty)
        ? this with { Allow = [.. Allow.Select(allowance => allowance with { Key = key })] }
        : this;
}
