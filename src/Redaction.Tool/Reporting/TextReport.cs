using System.Text;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>
/// The findings for people: <c>path:line:column: severity rule-id (title) fingerprint</c>, a line each. On a terminal the
/// columns of a file are aligned, and where they do not fit, the place stands on a line of its own.
/// </summary>
internal sealed class TextReport : IFindingReport
{
    private const string Reset = "\e[0m";
    private const string Dim = "\e[2m";
    private const string Bold = "\e[1m";

    // by severity, low first: cyan, yellow, red, bold red
    private static readonly string[] s_colours = ["\e[36m", "\e[33m", "\e[31m", "\e[1;31m"];

    private readonly StreamWriter _output;
    private readonly RuleSet _rules;
    private readonly bool _isColourful;
    private readonly int _columns;

    /// <summary>Makes a report.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="rules">The rules, for their titles.</param>
    /// <param name="isColourful">Whether to use colours.</param>
    /// <param name="columns">The terminal's columns; <see cref="int.MaxValue"/> when there is no terminal.</param>
    public TextReport(Stream output, RuleSet rules, bool isColourful, int columns)
    {
        _output = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        _rules = rules;
        _isColourful = isColourful;
        _columns = columns;
    }

    public void Write(FileResult file)
    {
        if (file.Findings.Count == 0)
        {
            return;
        }

        string path = SafeText.Escape(file.Target.Name);
        string[] places = [.. file.Findings.Select(f => $"{path}:{f.Start}:")];
        bool isTerminal = _columns != int.MaxValue;
        int placeWidth = isTerminal ? places.Max(p => p.Length) : 0;
        int severityWidth = isTerminal ? Label.SeverityWidth : 0;
        int idWidth = isTerminal ? file.Findings.Max(f => f.Finding.RuleId.Length) : 0;
        int rest = file.Findings.Max(f => Title(f.Finding).Length + f.Finding.Fingerprint.Length);
        bool fits = (long)placeWidth + severityWidth + idWidth + rest + 4 <= _columns;
        for (int i = 0; i < places.Length; i++)
        {
            Finding finding = file.Findings[i].Finding;
            (string Text, string Colour)[] words =
            [
                (fits ? places[i].PadRight(placeWidth) : places[i], Bold),
                (Label.Of(finding.Severity).PadRight(fits ? severityWidth : 0), s_colours[(int)finding.Severity]),
                (finding.RuleId.PadRight(fits ? idWidth : 0), ""),
                .. fits ? [(Title(finding), "")] : Title(finding).Split(' ').Select(word => (word, "")),
                (finding.Fingerprint, Dim),
            ];
            WriteLine(words, fits);
        }

        _output.Flush();
    }

    public void Complete() => _output.Flush();

    public void Dispose()
    {
        // whole files were flushed as they came; after a failure the rest has no reader
    }

    private string Title(Finding finding) =>
        finding.Kind == FindingKind.Pattern && _rules.TryGet(finding.RuleId, out Rule? rule) ? $"({rule.Title})" : "(known value)";

    /// <summary>Writes words with blanks between; where they do not fit, the place has a line of its own and the rest is indented.</summary>
    private void WriteLine(ReadOnlySpan<(string Text, string Colour)> words, bool fits)
    {
        const string Indent = "  ";
        int column = 0;
        for (int i = 0; i < words.Length; i++)
        {
            (string text, string colour) = words[i];
            bool breaks = !fits && (i == 1 || i > 1 && column + 1 + text.Length > _columns);
            string gap = i == 0 ? "" : breaks ? "\n" + Indent : " ";
            column = breaks ? Indent.Length + text.Length : column + gap.Length + text.Length;
            _output.Write(gap);
            _output.Write(_isColourful && colour.Length > 0 ? colour + text + Reset : text);
        }

        _output.WriteLine();
    }
}
