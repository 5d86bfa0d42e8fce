using System.CommandLine;
using System.CommandLine.Parsing;
using Redaction.Toml;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact scan</c>: finds the secrets in files.</summary>
internal static class ScanCommand
{
    private const string Notes =
        $$"""
        Of a folder, what git ignores is left out (.gitignore, .git/info/exclude, the
        user's excludes), unless git tracks it or --no-ignore is given; so are .git
        folders, symbolic links, pipes and devices. A PATH that is named is scanned
        though it be ignored; --exclude holds for it too. Globs are ours to expand
        where they are quoted: 'src/**/*.cs'. Binary files are skipped: those with a
        NUL in the first 8,000 bytes, unless they are clearly UTF-16 or UTF-32.

        Archives are opened, whatever they are called: zip (jar, nupkg, docx, whl ...),
        tar, gz, bz2, xz, zstd, and so the layers of a container image (docker save).
        What is in them is shown as app.war!lib/a.jar!config.properties:3:7. Nothing is
        unpacked to disk. Members that are encrypted, of a method not supported or too
        deep are told and counted. A damaged archive, and one that unpacks to more than
        --archive-size, 250 times its size or a million members, counts as a file that
        cannot be read.

        With --profile alert, findings that only their context tells are left out and
        counted in tests, documentation, templates, lock files, generated and
        third-party code; a secret that identifies itself is found everywhere.
        A file that cannot be read is reported, and the scan goes on. No secret is
        ever printed or written, unless you type --reveal on a terminal.

        A comment on the line where a secret starts suppresses it: redaction:allow, with
        the ids of rules if only those are meant and the reason behind --, as in
        "redaction:allow github-pat -- test data"; redaction:allow-next-line stands on
        the line before. Those of other scanners count too: gitleaks:allow,
        betterleaks:allow, trufflehog:ignore, pragma: allowlist secret. A comment that
        names another rule has no effect (--verbose tells). Known values are never
        suppressed. The summary counts what is, and json marks it with suppressedBy.
        So it does with what a .redaction-baseline holds; see 'redact baseline --help'.

        {{ReportOptions.Notes}}

        Examples:
          redact scan .
          redact scan src config --format json > findings.json
          redact scan . --report sarif=redact.sarif --report html=redact.html
          git show HEAD:src/app.json | redact scan - --stdin-name src/app.json
          git diff --name-only -z main | redact scan --files-from -
          docker save shop:latest | redact scan - --stdin-name shop.tar
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var engine = new EngineOptions(Profile.Alert, findsConfiguration: true);
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, folders and globs; - is standard input.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var reports = new ReportOptions(streams);
        var sources = new SourceOptions();
        var noIgnore = new Option<bool>("--no-ignore") { Description = "Scan what .gitignore leaves out, too." };
        var maxSize = new Option<string?>("--max-file-size")
        {
            Description = "Leave out larger files: a number of bytes, or with K, M or G.",
            HelpName = "SIZE",
        };
        var noSuppress = new Option<bool>("--no-suppress", "--ignore-suppressions") { Description = "Report what comments in the files suppress, too." };
        var command = new NotedCommand("scan", "Find secrets in files.", Notes) { paths, noIgnore, maxSize, noSuppress };
        sources.AddTo(command);
        reports.AddTo(command);
        engine.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] given = parsed.GetValue(paths) ?? [];
            RefuseUnknownOptions(given, parsed);
            long limit = FileSize.Parse(parsed.GetValue(maxSize), long.MaxValue, maxSize.Name);
            ScanSources asked = sources.Read(parsed, given, streams);
            ReportPlan plan = reports.Read(parsed);
            var options = new RedactorOptions();
            var tree = new SourceTree(respectIgnore: !parsed.GetValue(noIgnore), asked.Excluded, streams.Messages);
            IReadOnlyList<ScanTarget> targets = tree.List(asked.Paths, asked.Listed, asked.InputPath);
            Engine made = engine.Create(parsed, options, streams.Messages, UpwardSearch.CommonFolder(given));
            var comments = new SuppressionComments(parsed.GetValue(noSuppress) ? [] : made.Configuration?.Rules.Suppressions ?? [.. Enum.GetValues<SuppressionComment>()]);
            var texts = new FileScanner(new FileEngines(made), comments, judgesPlaces: options.Profile == Profile.Alert, plan.CreateExcerpts(made));
            var scanner = new TargetScanner(new ContentScanner(texts, asked.Limits, asked.Excluded, limit), streams, limit);
            var run = new ScanRun(scanner, targets, streams.Messages, engine.IsVerbose(parsed));
            using IFindingReport report = plan.Open(made, tree.HasFailed);
            ScanSummary summary = await run.ReportAsync(report, cancellationToken).ConfigureAwait(false);
            streams.Messages.WriteLine(summary.ToString());
            return summary.Findings > 0 ? ExitCode.Findings
                : summary.Unreadable > 0 || tree.HasFailed ? ExitCode.Failure
                : ExitCode.Clean;
        });
        return command;
    }

    /// <summary>A misspelt option parses as a path, because a path may begin with a dash.</summary>
    private static void RefuseUnknownOptions(string[] paths, ParseResult parsed)
    {
        string? option = Array.Find(paths, p => p.Length > 1 && p[0] == '-' && !Path.Exists(p));
        if (option is not null && !parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash))
        {
            throw new UsageException(UsageMessage.Unknown(option, parsed.CommandResult.Command));
        }
    }
}
