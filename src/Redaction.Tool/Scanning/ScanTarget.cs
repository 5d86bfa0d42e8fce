namespace Redaction.Tool.Scanning;

/// <summary>Something to scan.</summary>
/// <param name="Name">The path as it is shown and sorted: as given, what was found in a folder behind it, forward slashes.</param>
/// <param name="FullPath">Where it is read; null for standard input.</param>
internal sealed record ScanTarget(string Name, string? FullPath);
