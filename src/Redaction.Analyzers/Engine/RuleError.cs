namespace Redaction.Analyzers.Engine;

/// <summary>Why a <c>redaction.toml</c> cannot be used.</summary>
/// <param name="File">The file that is wrong: it, or one that it extends.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Problem">What is wrong, and what to do.</param>
internal sealed record RuleError(string File, int Line, string Problem);
