using Redaction.Tool.Baselines;

namespace Redaction.Tool.Scanning;

/// <summary>What a scan did, in numbers.</summary>
internal sealed class ScanSummary
{
    private readonly int[] _files = new int[Enum.GetValues<FileOutcome>().Length];

    /// <summary>How many secrets were found.</summary>
    public long Findings { get; private set; }

    /// <summary>How many secrets comments suppress.</summary>
    public long Suppressed { get; private set; }

    /// <summary>How many secrets the baseline holds.</summary>
    public long InBaseline { get; private set; }

    /// <summary>How many files could not be read to their end.</summary>
    public int Unreadable => _files[(int)FileOutcome.Unreadable];

    private long RealInBaseline { get; set; }

    private int LeftOut { get; set; }

    private int FilesWithFindings { get; set; }

    /// <summary>Counts a file, with the members of an archive.</summary>
    public void Add(TargetResult result)
    {
        foreach (FileOutcome outcome in Enum.GetValues<FileOutcome>())
        {
            _files[(int)outcome] += result.Uneventful(outcome);
        }

        foreach (FileResult file in result.Files)
        {
            Add(file);
        }
    }

    /// <summary>Counts a file.</summary>
    public void Add(FileResult result)
    {
        _files[(int)result.Outcome]++;
        Findings += result.Findings.Count;
        LeftOut += result.LeftOut;
        int held = result.Suppressed.Count(s => BaselineMark.Is(s.Comment));
        InBaseline += held;
        RealInBaseline += result.Suppressed.Count(s => s.Comment == BaselineMark.Of(BaselineVerdict.Real));
        Suppressed += result.Suppressed.Count - held;
        FilesWithFindings += result.Findings.Count > 0 ? 1 : 0;
    }

    /// <summary>One line, such as <c>3 findings in 2 of 410 files (2 suppressed by comments, 5 binary skipped)</c>.</summary>
    public override string ToString()
    {
        int scanned = _files[(int)FileOutcome.Scanned] + Unreadable;
        string found = Findings == 0
            ? $"no findings in {Count(scanned, "file")}"
            : $"{Count(Findings, "finding")} in {FilesWithFindings} of {Count(scanned, "file")}";
        string[] others =
        [
            .. Suppressed == 0 ? (string[])[] : [$"{Suppressed} suppressed by comments"],
            .. InBaseline == 0 ? (string[])[] : [$"{InBaseline} in the baseline{(RealInBaseline == 0 ? "" : $" of which {RealInBaseline} real")}"],
            .. Note(FileOutcome.Binary, "binary skipped"),
            .. Note(FileOutcome.TooLarge, "too large, skipped"),
            .. Note(FileOutcome.NotOpened, "not opened"),
            .. Note(FileOutcome.Unreadable, "not readable"),
            .. LeftOut == 0 ? (string[])[] : [$"{LeftOut} left out in tests, documentation and generated files"],
        ];
        return others.Length == 0 ? found : $"{found} ({string.Join(", ", others)})";
    }

    private static string Count(long number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private string[] Note(FileOutcome outcome, string what) => _files[(int)outcome] == 0 ? [] : [$"{_files[(int)outcome]} {what}"];
}
