namespace Redaction.Analyzers.CodeFixes;

/// <summary>A key of the configuration and what stands there until somebody fills it in; never a secret.</summary>
/// <param name="Key">The key, its sections parted by colons.</param>
/// <param name="Value">The value.</param>
internal sealed record ConfigurationEntry(string Key, string Value);
