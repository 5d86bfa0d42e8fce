using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Redaction.Tool.Diffs;
using Redaction.Tool.Filtering;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact diff</c>: finds the secrets in a unified diff, or masks them there.</summary>
internal static class DiffCommand
{
    private const string Notes =
        """
        Any unified diff is read: of git diff, git show, git log -p, git format-patch,
        diff -u, and the combined diff of a merge. A secret is reported at its line
        and column in the changed file. Lines that are added count; --context and
        --removed look at the others, too (a removed line has its place in the old
        file). A secret over several lines counts when one of them does.

        --redact writes the diff with masks. Line counts and the first lines of hunks
        never change, so that git apply accepts it. By default only added lines are
        masked (and text between the files, such as a mail's message): the result
        applies to the files that the diff is for. With --context or --removed, those
        lines are masked, too, and the result applies only to files that were redacted
        the same way. Binary patches are never changed, and neither are file names: a
        patch with another name would not apply. Where a name holds a secret, --redact
        therefore stops before it and fails (exit code 3); --keep-names leaves names as
        they are.

        A report heeds the configuration and the baseline that are found, as 'redact
        scan' does. --redact heeds only a file that --config names, as 'redact filter'
        does: what it writes leaves for somebody else, and a file that comes with a
        repository must not decide what is masked. A file that is there and not used is
        told. Comments that suppress a finding have no effect on it.

        A coloured diff is refused; make it with --no-color. So is a text without a
        diff, and a diff of which a hunk is cut short.

        Examples:
          git diff main | redact diff
          git format-patch -1 --stdout | redact diff --redact > safe.patch
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var content = new ContentOptions(streams);
        var mask = new MaskOptions();
        var file = new Argument<string>("FILE") { Description = "The diff; - is standard input.", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => "-" };
        var context = new Option<bool>("--context") { Description = "Look at the lines around a change, too." };
        var removed = new Option<bool>("--removed") { Description = "Look at the lines that are taken away, too." };
        var redact = new Option<bool>("--redact") { Description = "Write the diff, with masks, instead of a report." };
        var keepNames = new Option<bool>("--keep-names") { Description = "With --redact: leave file names as they are, secrets in them too." };
        var command = new NotedCommand("diff", "Find or mask secrets in a unified diff.", Notes) { file, context, removed, redact, keepNames };
        content.AddTo(command);
        mask.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            DiffLines lines = DiffLines.Added
                | (parsed.GetValue(context) ? DiffLines.Context : DiffLines.None)
                | (parsed.GetValue(removed) ? DiffLines.Removed : DiffLines.None);
            bool rewrites = parsed.GetValue(redact);
            if (parsed.GetValue(keepNames) && !rewrites)
            {
                throw new UsageException("--keep-names goes with --redact only");
            }

            Engine made = content.CreateEngine(parsed, new RedactorOptions { Mask = mask.Choose(parsed) }, masks: rewrites);
            using Stream input = Open(parsed.GetValue(file) ?? "-", streams);
            try
            {
                return rewrites
                    ? await RewriteAsync(made, parsed.GetValue(keepNames) ? input : new DiffNameGuard(input, made.Redactor), lines, streams, cancellationToken).ConfigureAwait(false)
                    : await ScanAsync(content, parsed, made, input, lines, streams, cancellationToken).ConfigureAwait(false);
            }
            catch (DiffFormatException e)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    private static Stream Open(string path, StandardStreams streams)
    {
        if (path == "-")
        {
            return streams.HasInput ? streams.Input : throw new UsageException("there is no standard input");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(e is FileNotFoundException or DirectoryNotFoundException
                ? $"{SafeText.Escape(path)}: no such file"
                : $"{SafeText.Escape(path)}: cannot be read");
        }
    }

    private static async Task<int> RewriteAsync(Engine made, Stream input, DiffLines lines, StandardStreams streams, CancellationToken cancellationToken)
    {
        if (!streams.HasOutput)
        {
            return ExitCode.ClosedOutput;
        }

        var engines = new FileEngines(made);
        long masked = await DiffRewriter.RewriteAsync(
            input, streams.Output, path => path is null ? made.Redactor : engines.For(made.Configuration?.PathOf(Path.GetFullPath(path))), lines, cancellationToken).ConfigureAwait(false);
        streams.Messages.WriteLine(masked == 1 ? "1 secret masked" : $"{masked} secrets masked");
        return ExitCode.Clean;
    }

    private static async Task<int> ScanAsync(
        ContentOptions content, ParseResult parsed, Engine made, Stream input, DiffLines lines, StandardStreams streams, CancellationToken cancellationToken)
    {
        ReportPlan plan = content.ReadReports(parsed);
        FileScanner scanner = content.CreateScanner(parsed, made, plan);
        using IFindingReport report = plan.Open(made, isIncomplete: false);
        var summary = new DiffSummary();
        int binaries = await DiffScanner.ReadAsync(
            input,
            lines,
            async (side, stop) =>
            {
                FileResult result = await scanner.ScanAsync(new ScanTarget(side.Path, Path.GetFullPath(side.Path)), side.Content, stop).ConfigureAwait(false);
                if (result.Error is not null)
                {
                    throw new IOException(result.Error);
                }

                FileResult placed = Place(result, side);
                lock (summary)
                {
                    summary.Add(placed);
                    foreach (string note in content.IsVerbose(parsed) ? placed.Notes : [])
                    {
                        streams.Messages.Report($"{SafeText.Escape(placed.Target.Name)}:{note}");
                    }

                    report.Write(placed);
                }
            },
            cancellationToken).ConfigureAwait(false);
        report.Complete();
        streams.Messages.WriteLine(summary.Describe(binaries));
        return summary.Findings > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    /// <summary>The findings of a hunk at their places in the file, without those on lines that do not matter.</summary>
    private static FileResult Place(FileResult result, DiffSide side) => result with
    {
        Findings = [.. result.Findings.Select(found => (found, Placed: side.Locate(found))).Where(f => f.Placed is not null).Select(f => InFile(f.found, f.Placed!.Value))],
        Suppressed =
        [
            .. result.Suppressed.Select(suppressed => (suppressed, Placed: side.Locate(suppressed.Located))).Where(s => s.Placed is not null)
                .Select(s => s.suppressed with { Located = InFile(s.suppressed.Located, s.Placed!.Value) }),
        ],
        Notes = [.. result.Notes.Select(note => InFile(note, side))],
        Places = side.StartLine == 1 ? null : ImmutableDictionary<LocatedFinding, ByteSpan>.Empty,
    };

    private static LocatedFinding InFile(LocatedFinding found, DiffFinding placed) => found with { Start = placed.Start, End = placed.End };

    /// <summary>A note is <c>LINE: what</c>.</summary>
    private static string InFile(string note, DiffSide side)
    {
        int colon = note.IndexOf(':', StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{side.StartLine + long.Parse(note[..colon], CultureInfo.InvariantCulture) - 1}{note[colon..]}");
    }
}
