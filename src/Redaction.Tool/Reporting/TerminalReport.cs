using System.Text;
using Redaction.Tool.Excerpts;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>
/// The findings for people at a terminal: a heading for each file, below it the findings in columns, each with its line, cut
/// to the terminal's width. Where the columns do not fit, their words are broken into more lines.
/// </summary>
internal sealed class TerminalReport : IFindingReport
{
    private const string Indent = "  ";
    private const string Reset = "\e[0m";
    private const string Dim = "\e[2m";
    private const string Bold = "\e[1m";
    private const string Inverse = "\e[7m";

    // by severity, low first: cyan, yellow, red, bold red
    private static readonly string[] s_colours = ["\e[36m", "\e[33m", "\e[31m", "\e[1;31m"];

    private readonly StreamWriter _output;
    private readonly ReportContext _context;
    private readonly bool _isColourful;
    private readonly int _columns;
    private bool _hasHeadings;

    /// <summary>Makes a report.</summary>
    /// <param name="output">The terminal.</param>
    /// <param name="context">What is known of the scan.</param>
    /// <param name="isColourful">Whether to use colours.</param>
    /// <param name="columns">The terminal's columns.</param>
    public TerminalReport(Stream output, ReportContext context, bool isColourful, int columns)
    {
        _output = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        _context = context;
        _isColourful = isColourful;
        _columns = columns;
    }

    public void Write(FileResult file)
    {
        if (file.Findings.Count == 0)
        {
            return;
        }

        ReportedFinding[] findings = [.. _context.FindingsOf(file).Where(f => f.SuppressedBy is null)];
        _output.Write(_hasHeadings ? "\n" : "");
        _hasHeadings = true;
        WriteHeading(findings[0]);
        int placeWidth = findings.Max(f => f.Located.Start.ToString().Length);
        int idWidth = findings.Max(f => f.Finding.RuleId.Length);
        int confidenceWidth = findings.Max(f => Label.Of(f.Finding.Confidence).Length);
        int rest = findings.Max(f => Title(f).Length + f.Finding.Fingerprint.Length);
        bool fits = Indent.Length + placeWidth + Label.SeverityWidth + idWidth + confidenceWidth + rest + 5 <= _columns;
        foreach (ReportedFinding finding in findings)
        {
            WriteWords(
                [
                    (finding.Located.Start.ToString().PadRight(fits ? placeWidth : 0), Bold),
                    (Label.Of(finding.Finding.Severity).PadRight(fits ? Label.SeverityWidth : 0), s_colours[(int)finding.Finding.Severity]),
                    (finding.Finding.RuleId.PadRight(fits ? idWidth : 0), ""),
                    (Label.Of(finding.Finding.Confidence).PadRight(fits ? confidenceWidth : 0), ""),
                    (finding.Finding.Fingerprint, Dim),
                    .. fits ? [(Title(finding), "")] : Title(finding).Split(' ').Select(word => (word, "")),
                ]);
            if (finding.Excerpt is { } excerpt)
            {
                WriteExcerpt(excerpt);
            }
        }

        _output.Flush();
    }

    public void Complete() => _output.Flush();

    public void Dispose()
    {
        // whole files were flushed as they came; after a failure the rest has no reader
    }

    private static string Title(ReportedFinding finding) => $"({SafeText.Escape(finding.Title)})";

    /// <summary>The file and, in a history, the commit that brought the findings.</summary>
    private void WriteHeading(ReportedFinding first)
    {
        _output.WriteLine(Coloured(SafeText.Escape(first.Path), Bold));
        if (first.Commit is { } commit)
        {
            string text = SafeText.Escape($"commit {commit.Id} {commit.Date:yyyy-MM-dd} {commit.Author}: {commit.Subject}");
            _output.WriteLine(Coloured(TerminalText.CutEnd(text, _columns), Dim));
        }
    }

    /// <summary>Writes words with blanks between; those behind the last column begin another line, indented.</summary>
    private void WriteWords(ReadOnlySpan<(string Text, string Colour)> words)
    {
        int column = 0;
        for (int i = 0; i < words.Length; i++)
        {
            (string text, string colour) = words[i];
            bool breaks = i > 0 && column + 1 + text.TrimEnd().Length > _columns;
            string gap = i == 0 ? Indent : breaks ? "\n" + Indent + Indent : " ";
            column = (breaks ? Indent.Length * 2 : column + gap.Length) + text.Length;
            _output.Write(gap);
            _output.Write(Coloured(text, colour));
        }

        _output.WriteLine();
    }

    /// <summary>The line, cut on both sides so that the mask is seen, and below it the secret where that was asked for.</summary>
    private void WriteExcerpt(Excerpt excerpt)
    {
        string indent = Indent + Indent;
        int room = _columns - indent.Length;
        string mask = TerminalText.CutEnd(excerpt.Mask, room);
        room -= TerminalText.Width(mask);

        // what stands before tells more than what stands behind: it gets the larger part of what there is
        string before = TerminalText.CutStart(excerpt.Before, Math.Max(room * 2 / 3, room - TerminalText.Width(excerpt.After)));
        string after = TerminalText.CutEnd(excerpt.After, room - TerminalText.Width(before));
        _output.WriteLine(indent + before + Coloured(mask, Inverse) + after);
        if (excerpt.Secret is { } secret)
        {
            _output.WriteLine($"{indent}secret: {Coloured(secret, Bold)}");
        }
    }

    private string Coloured(string text, string colour) => _isColourful && colour.Length > 0 ? colour + text + Reset : text;
}
