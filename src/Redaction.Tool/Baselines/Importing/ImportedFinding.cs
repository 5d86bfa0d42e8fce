namespace Redaction.Tool.Baselines.Importing;

/// <summary>A finding of another scanner, as its report names it; text from outside.</summary>
/// <param name="File">The file, from the top of what was scanned.</param>
/// <param name="Lines">Its first and last line, from 1.</param>
/// <param name="Columns">Its first and last column, from 1 and roughly; null when they are not told.</param>
/// <param name="Rule">What the other scanner calls it.</param>
/// <param name="Sha1">The SHA-1 of the secret; null when it is not told.</param>
/// <param name="Commit">The commit in which it stands; null for the files as they are.</param>
/// <param name="Verdict">What a person said of it.</param>
internal sealed record ImportedFinding(
    string File, (long First, long Last) Lines, (long First, long Last)? Columns, string Rule, byte[]? Sha1, string? Commit, BaselineVerdict Verdict)
{
    /// <summary>Where and what it is, for a message; not yet fit for a terminal.</summary>
    public override string ToString() => $"{File}:{Lines.First}: {Rule}";
}
