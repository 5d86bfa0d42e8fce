using System.Text.RegularExpressions;

namespace Redaction.Benchmarks;

/// <summary>
/// All patterns of a rule set as one regular expression of the .NET automaton engine. It replaces whole matches and judges
/// nothing, so it does less than a redactor. A pattern that the engine refuses is left out and counted.
/// </summary>
internal sealed class AlternationBaseline
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private readonly Regex _regex;

    public AlternationBaseline(IEnumerable<Rule> rules)
    {
        // dozens of counted repeats exceed the engine's default limit
        AppContext.SetData("REGEX_NONBACKTRACKING_MAX_AUTOMATA_SIZE", int.MaxValue);
        List<string> patterns = [];
        foreach (Rule rule in rules)
        {
            string pattern = $"(?:{rule.Pattern.Replace("(?P<", "(?<", StringComparison.Ordinal)})";
            try
            {
                _ = new Regex(pattern, Options);
                patterns.Add(pattern);
            }
            catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
            {
                Refused++;
            }
        }

        _regex = new Regex(string.Join('|', patterns), Options);
    }

    /// <summary>How many patterns the engine refused.</summary>
    public int Refused { get; }

    public string Redact(string text) => _regex.Replace(text, "[REDACTED]");
}
