using Redaction.Tool.Baselines;

namespace Redaction.Tool.Commands;

/// <summary>What a command line asks for, made ready.</summary>
/// <param name="Redactor">Finds the secrets of text without a path.</param>
/// <param name="Options">How it was made; for others like it.</param>
/// <param name="Configuration">The configuration file; null when there is none.</param>
/// <param name="Baseline">The findings that are not to be reported; null when there is none.</param>
internal sealed record Engine(SecretRedactor Redactor, RedactorOptions Options, LoadedConfiguration? Configuration, BaselineMatcher? Baseline = null);
