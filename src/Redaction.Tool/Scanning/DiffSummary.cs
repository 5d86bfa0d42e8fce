namespace Redaction.Tool.Scanning;

/// <summary>What a scan of a diff did, in numbers.</summary>
internal sealed class DiffSummary
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withFindings = new(StringComparer.Ordinal);
    private long _suppressed;
    private int _leftOut;
    private int _binary;

    /// <summary>How many secrets were found.</summary>
    public long Findings { get; private set; }

    /// <summary>Counts what a hunk gave.</summary>
    public void Add(FileResult result)
    {
        _files.Add(result.Target.Name);
        Findings += result.Findings.Count;
        _suppressed += result.Suppressed.Count;
        _leftOut += result.LeftOut;
        _binary += result.Outcome == FileOutcome.Binary ? 1 : 0;
        if (result.Findings.Count > 0)
        {
            _withFindings.Add(result.Target.Name);
        }
    }

    /// <summary>One line, such as <c>1 finding in 1 of 3 files (2 binary changes not shown)</c>.</summary>
    /// <param name="binaries">How many changes the diff tells only to be binary.</param>
    public string Describe(int binaries)
    {
        string files = _files.Count == 1 ? "1 file" : $"{_files.Count} files";
        string found = Findings == 0 ? $"no findings in {files}" : $"{Findings} finding{(Findings == 1 ? "" : "s")} in {_withFindings.Count} of {files}";
        string[] others =
        [
            .. _suppressed == 0 ? (string[])[] : [$"{_suppressed} suppressed by comments"],
            .. binaries + _binary == 0 ? (string[])[] : [$"{binaries + _binary} binary, skipped"],
            .. _leftOut == 0 ? (string[])[] : [$"{_leftOut} left out in tests, documentation and generated files"],
        ];
        return others.Length == 0 ? found : $"{found} ({string.Join(", ", others)})";
    }
}
