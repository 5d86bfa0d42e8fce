namespace Redaction;

/// <summary>
/// A place where a rule's pattern matched, and what each judge said of it. It tells the value's place, length and numbers
/// such as its entropy, and never the value.
/// </summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Start">Where the candidate secret starts, in bytes.</param>
/// <param name="Length">How long it is, in bytes.</param>
/// <param name="Accepted">Whether it is taken for a secret.</param>
/// <param name="Confidence">How sure the judges are; of a rejected candidate, what the rule alone says.</param>
/// <param name="Steps">The judges, in the order in which they were asked.</param>
public sealed record MatchExplanation(
    string RuleId, long Start, long Length, bool Accepted, Confidence Confidence, IReadOnlyList<JudgeStep> Steps);
