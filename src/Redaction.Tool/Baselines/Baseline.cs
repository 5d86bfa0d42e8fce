namespace Redaction.Tool.Baselines;

/// <summary>
/// Findings that are known and no longer reported. A secret is in it when one of its entries has the same fingerprint and rule; on
/// which line it stands does not count, and what its file says <see cref="BaselineMatcher"/> knows. Known values are never in it.
/// Immutable and thread-safe.
/// </summary>
internal sealed class Baseline
{
    /// <summary>The name of the file, looked for from the target upwards.</summary>
    public const string FileName = ".redaction-baseline";

    private readonly Dictionary<(string Fingerprint, string RuleId), BaselineVerdict> _verdicts = [];
    private readonly ILookup<(string Fingerprint, string RuleId), string> _paths;

    /// <summary>Makes a baseline; of entries that differ only by their verdict one is kept.</summary>
    public Baseline(BaselineKey key, IEnumerable<BaselineEntry> entries)
    {
        Key = key;
        var byPlace = new SortedDictionary<string, BaselineEntry>(StringComparer.Ordinal);
        foreach (BaselineEntry entry in entries)
        {
            string place = $"{entry.Fingerprint} {entry.RuleId} {entry.Path}";
            byPlace[place] = byPlace.TryGetValue(place, out BaselineEntry? other) && other.Verdict > entry.Verdict ? other : entry;
            (string, string) secret = (entry.Fingerprint, entry.RuleId);
            _verdicts[secret] = _verdicts.TryGetValue(secret, out BaselineVerdict verdict) && verdict > entry.Verdict ? verdict : entry.Verdict;
        }

        Entries = [.. byPlace.Values];
        _paths = Entries.ToLookup(entry => (entry.Fingerprint, entry.RuleId), entry => entry.Path);
    }

    /// <summary>The key of the fingerprints.</summary>
    public BaselineKey Key { get; }

    /// <summary>All entries, sorted.</summary>
    public IReadOnlyList<BaselineEntry> Entries { get; }

    /// <summary>The verdict on a finding; null when it is not in the baseline.</summary>
    /// <param name="finding">The finding, its fingerprint made with <see cref="Key"/>.</param>
    public BaselineVerdict? Find(Finding finding) =>
        finding.Kind == FindingKind.Pattern ? Find(finding.Fingerprint, finding.RuleId) : null;

    /// <summary>The verdict on a secret; null when it is not in the baseline.</summary>
    public BaselineVerdict? Find(string fingerprint, string ruleId) =>
        _verdicts.TryGetValue((fingerprint, ruleId), out BaselineVerdict verdict) ? verdict : null;

    /// <summary>The files that are listed for a secret, as the baseline writes them.</summary>
    public IReadOnlyList<string> PathsOf(string fingerprint, string ruleId) => [.. _paths[(fingerprint, ruleId)]];

    /// <summary>The same key with other entries.</summary>
    public Baseline With(IEnumerable<BaselineEntry> entries) => new(Key, entries);
}
