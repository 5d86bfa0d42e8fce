namespace Redaction.Tool.Baselines;

/// <summary>Numbers as messages tell them.</summary>
internal static class BaselineCounts
{
    /// <summary><c>1 finding</c>, <c>2 findings</c>.</summary>
    public static string Findings(int count) => count == 1 ? "1 finding" : $"{count} findings";
}
