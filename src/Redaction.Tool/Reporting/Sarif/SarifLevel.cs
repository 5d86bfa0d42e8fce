namespace Redaction.Tool.Reporting.Sarif;

/// <summary>Our scales in the words of SARIF and of GitHub code scanning.</summary>
internal static class SarifLevel
{
    /// <summary>The level of a result.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    /// <summary>
    /// The middle of the range that GitHub shows under the severity's name: over 9.0 is critical, 7.0 to 8.9 high, 4.0 to 6.9
    /// medium (its documentation of <c>security-severity</c>).
    /// </summary>
    public static string ScoreOf(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        _ => "2.0",
    };

    /// <summary>How often a rule is right, in GitHub's words.</summary>
    public static string PrecisionOf(Confidence confidence) => confidence switch
    {
        Confidence.Verified => "very-high",
        Confidence.SelfIdentifying => "high",
        Confidence.Contextual => "medium",
        _ => "low",
    };
}
