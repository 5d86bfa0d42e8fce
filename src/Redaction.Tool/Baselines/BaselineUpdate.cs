namespace Redaction.Tool.Baselines;

/// <summary>What a scan changes in a baseline.</summary>
/// <param name="Kept">The entries that stay, moved ones at their new paths.</param>
/// <param name="Dropped">The entries whose secret is no longer there.</param>
/// <param name="New">The findings that the baseline does not hold.</param>
internal sealed record BaselineUpdate(IReadOnlyList<BaselineEntry> Kept, IReadOnlyList<BaselineEntry> Dropped, IReadOnlyList<SeenFinding> New)
{
    /// <summary>Compares a baseline with what was found.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="matcher">What it holds of the work tree.</param>
    /// <param name="seen">What was found, under the baseline's key.</param>
    /// <param name="isCovered">Whether a path was scanned to its end, so that what is not found there is gone.</param>
    public static BaselineUpdate Of(Baseline baseline, BaselineMatcher matcher, IReadOnlyList<SeenFinding> seen, Func<string, bool> isCovered)
    {
        var kept = new List<BaselineEntry>();
        var found = new List<SeenFinding>();
        foreach (SeenFinding finding in seen)
        {
            if (matcher.Find(finding.Located.Finding, finding.FullPath) is { } verdict)
            {
                kept.Add(finding.ToEntry(verdict));
            }
            else
            {
                found.Add(finding);
            }
        }

        HashSet<(string, string)> secrets = [.. kept.Select(entry => (entry.Fingerprint, entry.RuleId))];
        kept.AddRange(baseline.Entries.Where(entry => !isCovered(entry.Path)));
        BaselineEntry[] dropped = [.. baseline.Entries.Where(entry => isCovered(entry.Path) && !secrets.Contains((entry.Fingerprint, entry.RuleId)))];
        return new BaselineUpdate(kept, dropped, found);
    }
}
