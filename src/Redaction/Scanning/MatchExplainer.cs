using Redaction.Judging;

namespace Redaction.Scanning;

/// <summary>Asks the judges to explain each match of a scan.</summary>
internal sealed class MatchExplainer
{
    private readonly List<MatchExplanation> _explanations = [];
    private readonly HashSet<(string Rule, long Start, long Length, bool Accepted)> _seen = [];

    /// <summary>The matches, in the order in which they ended.</summary>
    public IReadOnlyList<MatchExplanation> Explanations => _explanations;

    /// <summary>A rule matched and was judged.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="input">What the judges were given.</param>
    /// <param name="verdict">What they said.</param>
    /// <param name="start">Where the secret starts in the input.</param>
    /// <param name="length">How many bytes of the input it takes.</param>
    /// <param name="views">Through which encodings it was seen, the outermost first; null for none.</param>
    public void OnMatch(Rule rule, in JudgeInput input, in Verdict verdict, long start, long length, List<JudgeStep>? views)
    {
        // plain text between escapes is seen twice
        if (!_seen.Add((rule.Id, start, length, verdict.Accepted)))
        {
            return;
        }

        List<JudgeStep> steps = views ?? [];
        Judge.Explain(rule, input, steps);
        _explanations.Add(new MatchExplanation(rule.Id, start, length, verdict.Accepted, verdict.Confidence, steps));
    }
}
