namespace Redaction.Tool.Scanning;

/// <summary>
/// What the scan of one target gave: a result for the file itself and one for each member of an archive. Of clean members only
/// their number is kept, for an archive may have a million. Filled by one thread.
/// </summary>
internal sealed class TargetResult
{
    private readonly List<FileResult> _files = [];
    private readonly int[] _uneventful = new int[Enum.GetValues<FileOutcome>().Length];

    /// <summary>The results that say more than their outcome, in the order of the archive; of a target that is no archive the only one, whatever it says.</summary>
    public IReadOnlyList<FileResult> Files => _files;

    /// <summary>Whether the target is packed: what stands in it has no line of the target's own.</summary>
    public bool IsArchive { get; set; }

    /// <summary>How many members had an outcome and nothing more to tell.</summary>
    public int Uneventful(FileOutcome outcome) => _uneventful[(int)outcome];

    /// <summary>Takes a result.</summary>
    public void Add(FileResult result)
    {
        if (result is { Target.Member: not null, Findings.Count: 0, Suppressed.Count: 0, Notes.Count: 0, LeftOut: 0, Error: null })
        {
            _uneventful[(int)result.Outcome]++;
        }
        else
        {
            _files.Add(result);
        }
    }
}
