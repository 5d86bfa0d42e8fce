using System.CommandLine;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The options of every command that reports findings: in which forms, and where to.</summary>
internal sealed class ReportOptions(StandardStreams streams)
{
    /// <summary>What the help of a command says of the formats, without a heading.</summary>
    public const string Notes =
        """
        Formats: text for people (an excerpt on a terminal, else a line for each finding
        that grep can search), json and jsonl for programs (schema:
        findings.schema.json), sarif 2.1.0 for code scanning, junit for test reports,
        gitlab for its secret detection, github for annotations in a workflow, csv for
        spreadsheets, html for a browser. --format says what standard output gets, or
        the file of --output; --report adds a file in another format to the same run.
        A file is replaced only by a report that is whole.
        """;

    private readonly ChoiceOption<ReportFormat> _format = new("--format", "How the findings are written; the formats are told below.", ReportFormat.Text) { HelpName = "FORMAT" };

    private readonly Option<string?> _output = new("--output")
    {
        Description = "Write them to this file, not to standard output; it is replaced when the report is whole.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _reports = new("--report")
    {
        Description = "Write one more report, such as sarif=out.sarif; may be repeated.",
        HelpName = "FORMAT=FILE",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _reveal = new("--reveal")
    {
        Description = "Show the secrets themselves: only as text, and only on a terminal.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_output);
        command.Add(_reports);
        command.Add(_reveal);
    }

    /// <summary>Reads what is asked for; nothing is opened.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="hasExcerptLines">Whether text has an excerpt below each finding even where no terminal is.</param>
    /// <exception cref="UsageException">The options are wrong, or secrets would be shown elsewhere than on a terminal.</exception>
    public ReportPlan Read(ParseResult parsed, bool hasExcerptLines = false)
    {
        ReportTarget[] targets = [new(_format.Read(parsed), Named(parsed.GetValue(_output))), .. (parsed.GetValue(_reports) ?? []).Select(Parse)];
        string[] files = [.. targets.Select(t => t.File).OfType<string>().Select(Path.GetFullPath)];
        if (files.Distinct(StringComparer.Ordinal).Count() < files.Length)
        {
            throw new UsageException("two reports cannot have one file");
        }

        bool reveals = parsed.GetValue(_reveal);
        if (reveals && (targets[0] is not { Format: ReportFormat.Text, File: null } || !streams.IsTerminal))
        {
            throw new UsageException("--reveal shows secrets as text on a terminal, and nowhere else: standard output must be one, and --format text");
        }

        return new ReportPlan(targets, reveals, hasExcerptLines, streams);
    }

    private static string? Named(string? file) =>
        file is "" ? throw new UsageException("--output must name a file") : file;

    private static ReportTarget Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : text[..equals];
        foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
        {
            if (Label.Of(format) == name && equals < text.Length - 1)
            {
                return new ReportTarget(format, text[(equals + 1)..]);
            }
        }

        throw new UsageException(
            $"--report is FORMAT=FILE, such as sarif=out.sarif, with one of the formats {string.Join(", ", Enum.GetValues<ReportFormat>().Select(Label.Of))}");
    }
}
