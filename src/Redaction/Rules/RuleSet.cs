using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Redaction;

/// <summary>
/// An immutable, ordered set of rules with distinct ids. Thread-safe: every change gives another set, so a scanner that was
/// built from one is never changed under its feet.
/// </summary>
public sealed class RuleSet : IReadOnlyCollection<Rule>
{
    private readonly Lazy<Rule[]> _rules;
    private readonly Lazy<Dictionary<string, Rule>> _byId;

    private RuleSet(Rule[] rules)
        : this(new Lazy<Rule[]>(() => rules))
    {
        // two rules of one id are told here, not at the first look-up
        _ = _byId.Value;
    }

    private RuleSet(Lazy<Rule[]> rules)
    {
        _rules = rules;
        _byId = new Lazy<Dictionary<string, Rule>>(() => Index(rules.Value));
    }

    /// <summary>A set without rules.</summary>
    public static RuleSet Empty { get; } = new([]);

    /// <summary>The built-in rules.</summary>
    public static RuleSet Default => DefaultHolder.Instance;

    /// <inheritdoc />
    public int Count => _rules.Value.Length;

    /// <summary>The rule of this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest id there is.</exception>
    public Rule this[string id] => TryGet(id, out Rule? rule) ? rule : throw new KeyNotFoundException(Unknown(id));

    /// <summary>A set of these rules, in this order.</summary>
    /// <exception cref="FormatException">A rule is malformed.</exception>
    /// <exception cref="ArgumentException">Two rules have the same id.</exception>
    public static RuleSet Create(IEnumerable<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Rule[] all = [.. rules];
        foreach (Rule rule in all)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            rule.Validate();
        }

        return new RuleSet(all);
    }

    /// <summary>This set and these rules after it.</summary>
    /// <exception cref="FormatException">A rule is malformed.</exception>
    /// <exception cref="ArgumentException">A rule has an id that is already taken.</exception>
    public RuleSet With(params Rule[] rules) => With(Create(rules));

    /// <summary>This set and the rules of another after it.</summary>
    /// <exception cref="ArgumentException">A rule has an id that is already taken.</exception>
    public RuleSet With(RuleSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Count == 0 ? this : new RuleSet([.. _rules.Value, .. other._rules.Value]);
    }

    /// <summary>This set less the rules of these ids.</summary>
    /// <exception cref="ArgumentException">An id is unknown: a misspelt one would leave in force what was to be left out.</exception>
    public RuleSet Without(params string[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        foreach (string id in ids)
        {
            if (!_byId.Value.ContainsKey(id))
            {
                throw new ArgumentException(Unknown(id), nameof(ids));
            }
        }

        return ids.Length == 0 ? this : new RuleSet(Array.FindAll(_rules.Value, rule => Array.IndexOf(ids, rule.Id) < 0));
    }

    /// <summary>The same rules, each with more allowances.</summary>
    /// <param name="allowancesOf">What is allowed of a rule besides; nothing for most.</param>
    /// <exception cref="ArgumentException">An allowance has no condition, or one that cannot hold.</exception>
    public RuleSet Allowing(Func<Rule, IEnumerable<Allowance>> allowancesOf)
    {
        ArgumentNullException.ThrowIfNull(allowancesOf);
        return new RuleSet(Array.ConvertAll(_rules.Value, rule =>
        {
            Allowance[] more = [.. allowancesOf(rule)];
            foreach (Allowance allowance in more)
            {
                if (AllowanceValidator.Problem(allowance) is { } problem)
                {
                    throw new ArgumentException($"rule \"{rule.Id}\": an allowance {problem}", nameof(allowancesOf));
                }
            }

            return more.Length == 0 ? rule : rule with { Allow = rule.Allow.IsDefault ? [.. more] : rule.Allow.AddRange(more) };
        }));
    }

    /// <summary>Finds the rule of an id.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out Rule? rule) => _byId.Value.TryGetValue(id, out rule);

    /// <inheritdoc />
    public IEnumerator<Rule> GetEnumerator() => ((IEnumerable<Rule>)_rules.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Dictionary<string, Rule> Index(Rule[] rules)
    {
        var byId = new Dictionary<string, Rule>(rules.Length, StringComparer.Ordinal);
        foreach (Rule rule in rules)
        {
            if (!byId.TryAdd(rule.Id, rule))
            {
                throw new ArgumentException(
                    $"two rules have the id \"{rule.Id}\"; give one another id, or take the first out with Without(\"{rule.Id}\").", nameof(rules));
            }
        }

        return byId;
    }

    private string Unknown(string id)
    {
        string? nearest = NearestName.Find(id, _byId.Value.Keys);
        return nearest is null ? $"there is no rule \"{id}\"." : $"there is no rule \"{id}\"; did you mean \"{nearest}\"?";
    }

    /// <summary>Read when a rule is first asked for, so that to name the set costs nothing.</summary>
    private static class DefaultHolder
    {
        public static readonly RuleSet Instance = new(new Lazy<Rule[]>(BuiltInRules.Create));
    }
}
