namespace Redaction.Tool.Tests;

/// <summary>How a process ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error);
