namespace Redaction.Tool.Scanning;

/// <summary>What a scan of one file gave.</summary>
/// <param name="Target">The file.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Findings">The secrets, by their places; of an unreadable file those before the place where reading failed.</param>
/// <param name="LeftOut">How many findings the file's place made worthless.</param>
/// <param name="Error">Why it could not be read.</param>
internal sealed record FileResult(ScanTarget Target, FileOutcome Outcome, IReadOnlyList<LocatedFinding> Findings, int LeftOut = 0, string? Error = null);
