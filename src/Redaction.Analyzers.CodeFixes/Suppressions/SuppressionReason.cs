namespace Redaction.Analyzers.CodeFixes;

/// <summary>What stands for the reason until somebody writes it: an analyzer does not know it.</summary>
internal static class SuppressionReason
{
    public const string Text = "say here why this is safe";
}
