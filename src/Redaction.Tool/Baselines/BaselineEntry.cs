namespace Redaction.Tool.Baselines;

/// <summary>A finding in a baseline: a line of the file.</summary>
/// <param name="Fingerprint">That of the secret under the baseline's key: sixteen hexadecimal digits.</param>
/// <param name="RuleId">The rule that found it.</param>
/// <param name="Verdict">What a person said of it.</param>
/// <param name="Path">The file in which it was seen. Escaped, so that it is one line.</param>
internal sealed record BaselineEntry(string Fingerprint, string RuleId, BaselineVerdict Verdict, string Path);
