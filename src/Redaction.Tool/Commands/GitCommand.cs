using System.CommandLine;
using System.Globalization;
using Redaction.Tool.Archives;
using Redaction.Tool.Git;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact git</c>: finds the secrets in a repository's changes and history.</summary>
internal static class GitCommand
{
    private const string Notes =
        """
        What is scanned:
          --staged         the index against HEAD: what the next commit brings. This
                           is the default in a hook of git commit.
          --working-tree   tracked files against the index: what is not staged
          REVISION         the commits that it reaches; A..B those of B without A's
          --branches       the history of all local branches
          --all            the history of all refs; the default elsewhere
          --message FILE   the message of a commit that is being made

        Every blob is read and scanned once, however many commits have it; only when
        something is found is the history asked for the first commit that brought it.
        A secret is told once for a path. Of changes, and of a history that leaves
        older commits out (A..B, --since, --max-count), only what stands on added
        lines is told; a new file's lines are all added. Of a merge, what differs from
        all its parents counts.

        The messages of the commits and of annotated tags are scanned, too: a secret
        there is shown as 'commit ID message:LINE:COLUMN' or 'tag NAME message:...'.
        Archives are opened as by 'redact scan', up to --archive-depth; of one that was
        changed, what its members had not before is told. A zip archive of more than
        256 MiB in the history is not opened, which is told.

        Nothing is fetched: what a partial clone lacks is counted and skipped. Files
        in Git LFS are counted, their pointers are not followed. Submodules are
        skipped unless --recurse-submodules is given. No filter, external diff or
        other program that the repository names is run. Untracked files are not
        looked at: use 'redact scan'.

        Examples:
          redact git --staged
          redact git origin/main..HEAD
          redact git --all --format json > history.json
        """;

    /// <summary>Builds the command.</summary>
    /// <param name="streams">The streams of the process.</param>
    /// <param name="isQuiet">Whether nothing is said when all is well, as in a hook.</param>
    public static Command Create(StandardStreams streams, bool isQuiet = false)
    {
        var content = new ContentOptions(streams);
        var revisions = new Argument<string[]>("REVISION") { Description = "Commits, as git names them.", Arity = ArgumentArity.ZeroOrMore };
        var staged = new Option<bool>("--staged", "--cached") { Description = "Scan what is staged." };
        var workTree = new Option<bool>("--working-tree", "--unstaged") { Description = "Scan what is changed and not staged." };
        var all = new Option<bool>("--all") { Description = "Scan the history of all refs." };
        var branches = new Option<bool>("--branches") { Description = "Scan the history of all local branches." };
        var unreachable = new Option<bool>("--unreachable") { Description = "With --all: report blobs that no ref reaches, too." };
        var since = new Option<string?>("--since") { Description = "Leave out commits older than this.", HelpName = "DATE" };
        var until = new Option<string?>("--until") { Description = "Leave out commits newer than this.", HelpName = "DATE" };
        var maxCount = new Option<string?>("--max-count") { Description = "Scan the newest N commits.", HelpName = "N" };
        var recurse = new Option<bool>("--recurse-submodules") { Description = "Scan submodules that are checked out, in the same way." };
        var repository = new Option<string?>("--repository", "-C") { Description = "The repository; by default the one we are in.", HelpName = "DIR" };
        var message = new Option<string?>("--message") { Description = "Scan the message of a commit that is being made, as git hands it to a commit-msg hook.", HelpName = "FILE" };
        var archives = new ArchiveOptions();
        var maxSize = new Option<string?>("--max-file-size") { Description = "Leave out larger blobs: a number of bytes, or with K, M or G.", HelpName = "SIZE" };
        var command = new NotedCommand("git", "Find secrets in staged changes, in the work tree or in the history of a git repository.", Notes)
        {
            revisions, staged, workTree, all, branches, unreachable, since, until, maxCount, recurse, repository, message, maxSize,
        };
        archives.AddTo(command);
        content.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var selection = new HistorySelection(
                parsed.GetValue(revisions) ?? [], parsed.GetValue(branches), parsed.GetValue(all), parsed.GetValue(since), parsed.GetValue(until), Count(parsed.GetValue(maxCount)));
            RefuseUnknownOptions(selection, parsed);
            bool isStaged = parsed.GetValue(staged);
            bool isWorkTree = parsed.GetValue(workTree);
            string? draft = parsed.GetValue(message);
            if (new[] { isStaged, isWorkTree, selection.IsGiven, draft is not null }.Count(isAsked => isAsked) > 1)
            {
                throw new UsageException("--staged, --working-tree, --message and a history exclude each other; give one");
            }

            if (parsed.GetValue(unreachable) && (isStaged || isWorkTree || draft is not null || !selection.IsWhole))
            {
                throw new UsageException("--unreachable goes with the whole history (--all) only");
            }

            // git commit tells its hooks which index holds
            isStaged |= !isWorkTree && draft is null && !selection.IsGiven && !parsed.GetValue(unreachable) && GitRepository.HasIndexInEnvironment;
            string? folder = parsed.GetValue(repository);
            if (folder is not null && !Directory.Exists(folder))
            {
                throw new UsageException($"{SafeText.Escape(folder)}: no such folder");
            }

            var options = new RedactorOptions();
            long largest = FileSize.Parse(parsed.GetValue(maxSize), long.MaxValue, maxSize.Name);
            ReportPlan plan = content.ReadReports(parsed, hasExcerptLines: isQuiet);
            Engine made = content.CreateEngine(parsed, options, folder);
            made = isStaged || isWorkTree ? made : made with { Baseline = made.Baseline?.ForHistory() };
            ArchiveLimits limits = archives.Read(parsed);
            var repo = new GitRepository(Path.GetFullPath(folder ?? "."), isCurrent: folder is null);
            var summary = new GitSummary();
            using IFindingReport report = plan.Open(made, isIncomplete: false);
            FileScanner texts = content.CreateScanner(parsed, made, plan);
            var contents = new ContentScanner(texts, limits, new PathFilter([]), largest);
            var context = new GitScanContext(repo, "", made.Redactor, texts, contents, report, summary, streams.Messages, largest, content.IsVerbose(parsed))
            {
                // only a configuration and a baseline ask where a path stands
                Root = made is { Configuration: null, Baseline: null } ? repo.Folder : Path.GetFullPath(Path.Combine(repo.Folder, repo.Ask("rev-parse", "--show-cdup") ?? "")),
            };
            await RunAsync(context, ScanAsync, parsed.GetValue(recurse) && draft is null, isStaged || draft is not null).ConfigureAwait(false);
            report.Complete();
            if (!isQuiet || summary.Findings > 0 || summary.HasFailed)
            {
                streams.Messages.WriteLine(summary.ToString());
            }

            return summary.Findings > 0 ? ExitCode.Findings
                : summary.HasFailed ? ExitCode.Failure
                : ExitCode.Clean;

            Task ScanAsync(GitScanContext of) =>
                draft is not null ? new MessageScan(of).RunDraftAsync(draft, cancellationToken)
                : isStaged ? new ChangeScan(of).RunStagedAsync(cancellationToken)
                : isWorkTree ? new ChangeScan(of).RunWorkTreeAsync(cancellationToken)
                : new HistoryScan(of, selection, parsed.GetValue(unreachable)).RunAsync(cancellationToken);
        });
        return command;
    }

    /// <summary>Scans a repository and, on request, its submodules; those that are not scanned are counted.</summary>
    /// <param name="context">The repository.</param>
    /// <param name="scan">Scans one.</param>
    /// <param name="recurses">Whether to go into submodules.</param>
    /// <param name="countsChanged">Whether only submodules that are staged would count, or none: nothing is counted then, since a hook's time is short.</param>
    private static async Task RunAsync(GitScanContext context, Func<GitScanContext, Task> scan, bool recurses, bool countsChanged)
    {
        await scan(context).ConfigureAwait(false);
        if (countsChanged && !recurses)
        {
            return;
        }

        foreach (string path in Submodules.Of(context.Repository))
        {
            string folder = Path.Combine(context.Root, context.Prefix, path);
            if (recurses && Path.Exists(Path.Combine(folder, ".git")))
            {
                GitScanContext inside = context with { Repository = new GitRepository(folder, isCurrent: false), Prefix = context.Prefix + path + "/" };
                await RunAsync(inside, scan, recurses, countsChanged).ConfigureAwait(false);
            }
            else
            {
                context.Summary.CountSubmodule();
            }
        }
    }

    private static int? Count(string? text) => text is null ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count
        : throw new UsageException("--max-count is a number, 1 or more");

    /// <summary>A misspelt option parses as a revision.</summary>
    private static void RefuseUnknownOptions(HistorySelection selection, ParseResult parsed)
    {
        if (selection.Revisions.FirstOrDefault(revision => revision.StartsWith('-')) is { } option)
        {
            throw new UsageException(UsageMessage.Unknown(option, parsed.CommandResult.Command));
        }
    }
}
