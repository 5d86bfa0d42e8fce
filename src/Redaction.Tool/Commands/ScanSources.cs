using Redaction.Tool.Archives;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Commands;

/// <summary>What a command line asks to be read.</summary>
/// <param name="Paths">The paths it names; <c>-</c> is standard input.</param>
/// <param name="Listed">The paths of <c>--files-from</c>.</param>
/// <param name="InputPath">The path that standard input is said to have; null when it has none.</param>
/// <param name="Excluded">What is left out.</param>
/// <param name="Limits">How far archives are unpacked.</param>
internal sealed record ScanSources(IReadOnlyList<string> Paths, IReadOnlyList<string> Listed, string? InputPath, PathFilter Excluded, ArchiveLimits Limits);
