using System.Collections;

namespace Redaction;

/// <summary>An immutable, ordered set of rules with distinct ids. Thread-safe.</summary>
public sealed class RuleSet : IReadOnlyCollection<Rule>
{
    private readonly Rule[] _rules;

    private RuleSet(Rule[] rules) => _rules = rules;

    /// <summary>A set without rules.</summary>
    public static RuleSet Empty { get; } = new([]);

    /// <inheritdoc />
    public int Count => _rules.Length;

    /// <inheritdoc />
    public IEnumerator<Rule> GetEnumerator() => ((IEnumerable<Rule>)_rules).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
