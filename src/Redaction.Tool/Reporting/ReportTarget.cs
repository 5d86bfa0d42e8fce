namespace Redaction.Tool.Reporting;

/// <summary>One report that is asked for.</summary>
/// <param name="Format">Its form.</param>
/// <param name="File">The file it is written to; null for standard output.</param>
internal sealed record ReportTarget(ReportFormat Format, string? File);
