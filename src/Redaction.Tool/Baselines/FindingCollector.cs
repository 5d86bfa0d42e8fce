using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Baselines;

/// <summary>Collects what a scan reports, for a baseline. Known values are passed over: no baseline holds them.</summary>
/// <param name="folder">The baseline's folder, from which its paths count.</param>
internal sealed class FindingCollector(string folder) : IFindingReport
{
    private readonly List<SeenFinding> _seen = [];
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    /// <summary>The findings, in the order of their files and places.</summary>
    public IReadOnlyList<SeenFinding> Seen => _seen;

    /// <summary>The files that could not be read to their end, as the baseline writes paths.</summary>
    public IReadOnlySet<string> Unreadable => _unreadable;

    public void Write(FileResult file)
    {
        if (file.Target.FullPath is not { } full)
        {
            return;
        }

        string path = BaselinePath.Of(folder, full);
        if (file.Outcome == FileOutcome.Unreadable)
        {
            _unreadable.Add(path);
        }

        _seen.AddRange(file.Findings.Where(f => f.Finding.Kind == FindingKind.Pattern).Select(f => new SeenFinding(f, path, file.Target.Name, full)));
    }

    public void Complete()
    {
        // nothing is held back
    }

    public void Dispose()
    {
        // nothing is open
    }
}
