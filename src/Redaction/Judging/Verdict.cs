namespace Redaction.Judging;

/// <summary>Whether a candidate is a finding, how sure that is, and why.</summary>
/// <param name="Accepted">Whether it is a finding.</param>
/// <param name="Confidence">How sure that is; without meaning when it is not accepted.</param>
/// <param name="Reason">A constant text that never holds a byte of the input.</param>
internal readonly record struct Verdict(bool Accepted, Confidence Confidence, string Reason);
