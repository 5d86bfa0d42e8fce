using System.CommandLine;
using Redaction.Toml;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options of the commands that look into what is no file of its own: what to find, what comments suppress, and how it is reported.</summary>
internal sealed class ContentOptions(StandardStreams streams)
{
    private readonly EngineOptions _engine = new(Profile.Alert, findsConfiguration: true);
    private readonly ReportOptions _reports = new(streams);
    private readonly Option<bool> _noSuppress = new("--no-suppress", "--ignore-suppressions") { Description = "Report what comments in the files suppress, too." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _reports.AddTo(command);
        command.Add(_noSuppress);
        _engine.AddTo(command);
    }

    /// <summary>Whether more is to be said.</summary>
    public bool IsVerbose(ParseResult parsed) => _engine.IsVerbose(parsed);

    /// <summary>Makes what finds secrets.</summary>
    public Engine CreateEngine(ParseResult parsed, RedactorOptions options, string? folder = null, bool masks = false) =>
        _engine.Create(parsed, options, streams.Messages, folder, masks);

    /// <summary>Reads which reports are asked for; nothing is opened.</summary>
    public ReportPlan ReadReports(ParseResult parsed, bool hasExcerptLines = false) => _reports.Read(parsed, hasExcerptLines);

    /// <summary>Makes what finds secrets in files.</summary>
    public FileScanner CreateScanner(ParseResult parsed, Engine engine, ReportPlan plan)
    {
        var comments = new SuppressionComments(parsed.GetValue(_noSuppress) ? [] : engine.Configuration?.Rules.Suppressions ?? [.. Enum.GetValues<SuppressionComment>()]);
        return new FileScanner(new FileEngines(engine), comments, judgesPlaces: engine.Options.Profile == Profile.Alert, plan.CreateExcerpts(engine));
    }
}
