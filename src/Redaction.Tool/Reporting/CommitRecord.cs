namespace Redaction.Tool.Reporting;

/// <summary>A commit as programs read it; texts are masked.</summary>
internal sealed record CommitRecord(string Id, string Author, string Email, DateTimeOffset Date, string Subject);
