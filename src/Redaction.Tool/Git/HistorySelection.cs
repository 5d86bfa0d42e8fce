using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Git;

/// <summary>Which commits.</summary>
/// <param name="Revisions">As git reads them: <c>main</c>, <c>v1..v2</c>; none for those of <paramref name="Branches"/> or all refs.</param>
/// <param name="Branches">Whether all local branches are meant.</param>
/// <param name="All">Whether all refs are meant, besides the others.</param>
/// <param name="Since">The oldest, as git reads dates; null for no limit.</param>
/// <param name="Until">The newest, as git reads dates; null for no limit.</param>
/// <param name="MaxCount">How many, the newest first; null for no limit.</param>
internal sealed record HistorySelection(IReadOnlyList<string> Revisions, bool Branches, bool All, string? Since, string? Until, int? MaxCount)
{
    /// <summary>Whether it is everything that any ref reaches.</summary>
    public bool IsWhole => HasAllRefs && !Revisions.Any(IsExclusion) && Since is null && Until is null && MaxCount is null;

    /// <summary>Whether all refs are asked for, within whatever limits.</summary>
    public bool HasAllRefs => All || Revisions.Count == 0 && !Branches;

    /// <summary>The revisions that are no ranges and leave nothing out.</summary>
    public IEnumerable<string> Included => Revisions.Where(revision => !IsExclusion(revision));

    /// <summary>Whether the command line speaks of a history at all.</summary>
    public bool IsGiven => All || Branches || Revisions.Count > 0 || Since is not null || Until is not null || MaxCount is not null;

    /// <summary>Whether older commits are left out: then a commit of the selection answers only for the lines that it adds.</summary>
    public bool IsLimited => Revisions.Any(IsExclusion) || Since is not null || MaxCount is not null;

    /// <summary>The selection as arguments of <c>git log</c> and <c>git rev-list</c>; the last ones.</summary>
    /// <exception cref="UsageException">A revision is an option.</exception>
    public string[] ToArguments()
    {
        if (Revisions.FirstOrDefault(revision => revision.StartsWith('-') || revision.Length == 0) is { } bad)
        {
            throw new UsageException($"'{SafeText.Escape(bad)}' is no revision");
        }

        return
        [
            .. HasAllRefs ? (string[])["--all"] : [],
            .. Branches ? (string[])["--branches"] : [],
            .. Since is null ? (string[])[] : [$"--since={Since}"],
            .. Until is null ? (string[])[] : [$"--until={Until}"],
            .. MaxCount is null ? (string[])[] : [$"--max-count={MaxCount}"],
            "--end-of-options", .. Revisions, "--",
        ];
    }

    private static bool IsExclusion(string revision) => revision.Contains("..", StringComparison.Ordinal) || revision.StartsWith('^')
        || revision.Contains("^!", StringComparison.Ordinal) || revision.Contains("^-", StringComparison.Ordinal) || revision.Contains("^@", StringComparison.Ordinal);
}
