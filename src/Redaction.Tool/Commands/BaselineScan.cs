using System.CommandLine;
using Redaction.Toml;
using Redaction.Tool.Archives;
using Redaction.Tool.Baselines;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options and the scan of the commands that make and change a baseline: what 'redact scan' would report, with no baseline.</summary>
internal sealed class BaselineScan
{
    private readonly EngineOptions _engine = new(Profile.Alert, findsConfiguration: true, usesBaseline: false);

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files and folders; the current folder by default.",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["."],
    };

    private readonly Option<string?> _file = new("--baseline")
    {
        Description = "The file; by default the nearest .redaction-baseline, else one at the top of the repository.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _noIgnore = new("--no-ignore") { Description = "Scan what .gitignore leaves out, too." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_paths);
        AddFileTo(command);
        command.Add(_noIgnore);
    }

    /// <summary>Adds the options that have nothing to do with what is scanned.</summary>
    public void AddFileTo(Command command)
    {
        command.Add(_file);
        _engine.AddTo(command);
    }

    /// <summary>The paths that are scanned.</summary>
    /// <exception cref="UsageException">One of them is standard input.</exception>
    public string[] Paths(ParseResult parsed)
    {
        string[] paths = parsed.GetValue(_paths) is { Length: > 0 } given ? given : ["."];
        return paths.Contains("-") ? throw new UsageException("a baseline is made of files; standard input has no place") : paths;
    }

    /// <summary>Where the baseline is or is to be.</summary>
    public string File(ParseResult parsed, IReadOnlyList<string> paths)
    {
        string folder = UpwardSearch.CommonFolder(paths);
        return parsed.GetValue(_file)
            ?? UpwardSearch.Shown(UpwardSearch.Find(folder, Baseline.FileName) ?? Path.Combine(UpwardSearch.RepositoryTop(folder) ?? folder, Baseline.FileName));
    }

    /// <summary>A key for a new baseline: one that is kept elsewhere where the command line names it.</summary>
    public BaselineKey NewKey(ParseResult parsed) =>
        _engine.GivenKey(parsed) is { } key ? BaselineKey.CreateExternal(key) : BaselineKey.Create();

    /// <summary>What finds secrets, with fingerprints under a baseline's key.</summary>
    public Engine Engine(ParseResult parsed, BaselineKey key, string file, IReadOnlyList<string> paths, MessageWriter messages) =>
        _engine.Create(
            parsed, new RedactorOptions { FingerprintKey = key.Resolve(_engine.GivenKey(parsed), SafeText.Escape(file)) }, messages, UpwardSearch.CommonFolder(paths));

    /// <summary>Scans files.</summary>
    /// <returns>What was found, and whether all could be read.</returns>
    public async Task<(FindingCollector Found, bool IsWhole)> RunAsync(
        ParseResult parsed, Engine engine, string file, IReadOnlyList<string> paths, StandardStreams streams, CancellationToken cancellationToken)
    {
        var everything = new PathFilter([]);
        var tree = new SourceTree(respectIgnore: !parsed.GetValue(_noIgnore), everything, streams.Messages);
        IReadOnlyList<ScanTarget> targets = tree.List(paths, [], null);
        var comments = new SuppressionComments(engine.Configuration?.Rules.Suppressions ?? [.. Enum.GetValues<SuppressionComment>()]);
        var texts = new FileScanner(new FileEngines(engine), comments, judgesPlaces: engine.Options.Profile == Profile.Alert);
        var limits = new ArchiveLimits(ArchiveLimits.DefaultDepth, ArchiveLimits.DefaultMaxBytes, HasRatio: true);
        var scanner = new TargetScanner(new ContentScanner(texts, limits, everything, long.MaxValue), streams, long.MaxValue);
        using var found = new FindingCollector(Path.GetDirectoryName(Path.GetFullPath(file))!);
        ScanSummary summary = await new ScanRun(scanner, targets, streams.Messages, _engine.IsVerbose(parsed)).ReportAsync(found, cancellationToken).ConfigureAwait(false);
        return (found, summary.Unreadable == 0 && !tree.HasFailed);
    }
}
