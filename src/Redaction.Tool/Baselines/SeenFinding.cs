namespace Redaction.Tool.Baselines;

/// <summary>A finding as a baseline sees it.</summary>
/// <param name="Located">The finding, its fingerprint under the baseline's key.</param>
/// <param name="Path">The file from the baseline's folder, escaped.</param>
/// <param name="Name">The file as the command line names it.</param>
/// <param name="FullPath">Where the file is read.</param>
internal sealed record SeenFinding(LocatedFinding Located, string Path, string Name, string FullPath)
{
    /// <summary>The entry for it.</summary>
    public BaselineEntry ToEntry(BaselineVerdict verdict) => new(Located.Finding.Fingerprint, Located.Finding.RuleId, verdict, Path);
}
