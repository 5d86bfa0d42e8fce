namespace Redaction;

/// <summary>What one judge said of a candidate.</summary>
/// <param name="Judge">The judge's name.</param>
/// <param name="Passed">Whether the candidate may still be a finding as far as this judge is concerned.</param>
/// <param name="Reason">Why; may hold measures such as an entropy, never a byte of the value.</param>
public readonly record struct JudgeStep(string Judge, bool Passed, string Reason);
