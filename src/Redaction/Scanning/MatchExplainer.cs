using Redaction.Judging;

namespace Redaction.Scanning;

/// <summary>Asks the judges to explain each match of a scan.</summary>
internal sealed class MatchExplainer
{
    private readonly List<MatchExplanation> _explanations = [];

    /// <summary>The matches, in the order in which they ended.</summary>
    public IReadOnlyList<MatchExplanation> Explanations => _explanations;

    /// <summary>A rule matched and was judged.</summary>
    public void OnMatch(Rule rule, in JudgeInput input, in Verdict verdict, long start)
    {
        var steps = new List<JudgeStep>();
        Judge.Explain(rule, input, steps);
        _explanations.Add(new MatchExplanation(rule.Id, start, input.Secret.Length, verdict.Accepted, verdict.Confidence, steps));
    }
}
