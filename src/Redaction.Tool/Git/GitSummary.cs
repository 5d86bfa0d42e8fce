using Redaction.Tool.Baselines;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>What a scan of a repository did, in numbers. Counting is thread-safe.</summary>
internal sealed class GitSummary
{
    private readonly int[] _blobs = new int[Enum.GetValues<FileOutcome>().Length];
    private int _pointers;
    private int _missing;
    private int _submodules;
    private int _leftOut;
    private long _suppressed;
    private long _inBaseline;
    private int _withFindings;
    private int _messages;
    private int _messagesWithFindings;

    /// <summary>How many secrets were found.</summary>
    public long Findings { get; private set; }

    /// <summary>Whether something could not be read that should be there.</summary>
    public bool HasFailed => Of(FileOutcome.Unreadable) > 0;

    /// <summary>Whether the history ends before its beginning.</summary>
    public bool IsShallow { get; set; }

    /// <summary>Counts a blob by what became of it.</summary>
    public void Count(FileOutcome outcome) => Interlocked.Increment(ref _blobs[(int)outcome]);

    /// <summary>Counts a blob and what of its members is passed over.</summary>
    public void Count(TargetResult result)
    {
        FileOutcome[] outcomes = [.. result.Files.Where(file => file.Outcome != FileOutcome.Scanned).Select(file => file.Outcome)];
        Array.ForEach(outcomes, Count);
        foreach (FileOutcome outcome in Enum.GetValues<FileOutcome>().Where(outcome => outcome != FileOutcome.Scanned))
        {
            Interlocked.Add(ref _blobs[(int)outcome], result.Uneventful(outcome));
        }

        // an archive is one blob, whatever is in it
        if (result.Files.All(file => file.Target.Member is not null || file.Outcome == FileOutcome.Scanned))
        {
            Count(FileOutcome.Scanned);
        }
    }

    /// <summary>Counts a message that was scanned.</summary>
    public void CountMessage() => Interlocked.Increment(ref _messages);

    /// <summary>Counts a file that is kept elsewhere.</summary>
    public void CountPointer() => Interlocked.Increment(ref _pointers);

    /// <summary>Counts objects that a partial clone has left at its remote.</summary>
    public void CountMissing(int objects) => Interlocked.Add(ref _missing, objects);

    /// <summary>Counts a submodule that was not looked into.</summary>
    public void CountSubmodule() => Interlocked.Increment(ref _submodules);

    /// <summary>Counts what is reported of one blob or message.</summary>
    public void Add(IReadOnlyList<FileResult> results)
    {
        foreach (FileResult result in results)
        {
            Add(result);
        }

        if (results.Any(result => result.Findings.Count > 0))
        {
            (results[0].Target.Source == SourceKind.File ? ref _withFindings : ref _messagesWithFindings)++;
        }
    }

    /// <summary>One line, such as <c>2 findings in 1 of 70405 blobs and 0 of 9120 messages (5 binary skipped)</c>.</summary>
    public override string ToString()
    {
        string scanned = Number(Of(FileOutcome.Scanned), "blob");
        string messages = _messages == 0 ? "" : Findings == 0 ? $" and {Number(_messages, "message")}" : $" and {_messagesWithFindings} of {Number(_messages, "message")}";
        string found = (Findings == 0 ? $"no findings in {scanned}" : $"{Number(Findings, "finding")} in {_withFindings} of {scanned}") + messages;
        string[] others =
        [
            .. Note(_suppressed, "suppressed by comments"),
            .. Note(_inBaseline, "in the baseline"),
            .. Note(Of(FileOutcome.Binary), "binary skipped"),
            .. Note(Of(FileOutcome.TooLarge), "too large, skipped"),
            .. _pointers == 0 ? (string[])[] : [$"{Number(_pointers, "LFS pointer")} not followed"],
            .. _submodules == 0 ? (string[])[] : [$"{Number(_submodules, "submodule")} skipped"],
            .. _missing == 0 ? (string[])[] : [$"{Number(_missing, "object")} not here in a partial clone, skipped"],
            .. Note(Of(FileOutcome.NotOpened), "not opened"),
            .. Note(Of(FileOutcome.Unreadable), "not readable"),
            .. Note(_leftOut, "left out in tests, documentation and generated files"),
            .. IsShallow ? (string[])["a shallow clone: older history is not here"] : [],
        ];
        return others.Length == 0 ? found : $"{found} ({string.Join(", ", others)})";
    }

    private void Add(FileResult result)
    {
        Findings += result.Findings.Count;
        _leftOut += result.LeftOut;
        int held = result.Suppressed.Count(one => BaselineMark.Is(one.Comment));
        _inBaseline += held;
        _suppressed += result.Suppressed.Count - held;
    }

    private int Of(FileOutcome outcome) => _blobs[(int)outcome];

    private static string Number(long number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string[] Note(long number, string what) => number == 0 ? [] : [$"{number} {what}"];
}
