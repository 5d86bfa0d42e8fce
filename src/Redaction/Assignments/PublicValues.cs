using System.Text;
using Redaction.Patterns;

namespace Redaction.Assignments;

/// <summary>
/// Values that tell by themselves that they are made to be shown: publishable keys, client ids, project keys. A name such as
/// <c>api_key</c> makes no secret of them. Made of the rules for identifiers; thread-safe.
/// </summary>
internal sealed class PublicValues
{
    private readonly List<(byte[] Opening, Rule Rule)> _openings = [];
    private readonly Dictionary<Rule, Pattern> _patterns = [];

    /// <param name="rules">Rules; those of identifiers that begin with a fixed text are used.</param>
    public PublicValues(IEnumerable<Rule> rules)
    {
        foreach (Rule rule in rules.Where(r => r.Kind == RuleKind.Identifier && r.Keywords.IsEmpty))
        {
            foreach (AnchorEntry entry in (rule.Anchors ?? PatternAnchors.Of(Pattern.Parse(rule.Pattern, rule.IsBlock))).Entries)
            {
                _openings.AddRange(entry.MaxPrefixLength > 0 ? [] : entry.Literals.Select(l => (Encoding.Latin1.GetBytes(l.Text), rule)));
            }
        }
    }

    /// <summary>Whether the whole value is one of them.</summary>
    public bool Contain(ReadOnlySpan<byte> value)
    {
        foreach ((byte[] opening, Rule rule) in _openings)
        {
            if (value.StartsWith(opening) && PatternOf(rule) is var pattern && pattern.LongestMatch(value, 0) is var end && end >= 0
                && pattern.TryGetSecret(value, 0, end, out int start, out int stop) && start == 0 && stop == value.Length)
            {
                return true;
            }
        }

        return false;
    }

    private Pattern PatternOf(Rule rule)
    {
        lock (_patterns)
        {
            if (!_patterns.TryGetValue(rule, out Pattern? pattern))
            {
                _patterns.Add(rule, pattern = Pattern.Parse(rule.Pattern, rule.IsBlock));
            }

            return pattern;
        }
    }
}
