using System.Buffers;
using System.Globalization;
using System.Text;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>
/// The findings as comma-separated values (RFC 4180), with a row of names first. A spreadsheet takes a cell that begins with
/// <c>= + - @</c>, a tab or a line break for a formula, and a file's name may begin so: such a cell begins with an apostrophe
/// (https://owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal sealed class CsvReport : IFindingReport
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n");

    private readonly StreamWriter _output;
    private readonly ReportContext _context;

    /// <summary>Makes a report.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="context">What is known of the scan.</param>
    public CsvReport(Stream output, ReportContext context)
    {
        _output = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        _context = context;
        WriteRow(
            "path", "startLine", "startColumn", "endLine", "endColumn", "ruleId", "title", "severity", "confidence", "fingerprint", "excerpt", "suppressedBy",
            "commit", "author", "email", "date", "subject", "source");
    }

    public void Write(FileResult file)
    {
        foreach (ReportedFinding reported in _context.FindingsOf(file))
        {
            (Finding finding, TextPosition start, TextPosition end) = reported.Located;
            CommitRecord? commit = reported.Commit;
            WriteRow(
                reported.Path, Number(start.Line), Number(start.Column), Number(end.Line), Number(end.Column), finding.RuleId, reported.Title,
                Label.Of(finding.Severity), Label.Of(finding.Confidence), finding.Fingerprint, reported.Excerpt?.ToString(), reported.SuppressedBy,
                commit?.Id, commit?.Author, commit?.Email, commit?.Date.ToString("O", CultureInfo.InvariantCulture), commit?.Subject, Label.Of(reported.Source));
        }

        _output.Flush();
    }

    public void Complete() => _output.Flush();

    public void Dispose()
    {
        // whole files were flushed as they came; after a failure the rest has no reader
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string? text)
    {
        string safe = SafeText.Escape(text ?? "");
        if (safe.Length > 0 && (safe[0] is '=' or '+' or '-' or '@' || text![0] is '\t' or '\r' or '\n'))
        {
            safe = "'" + safe;
        }

        return safe.AsSpan().ContainsAny(s_quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private void WriteRow(params ReadOnlySpan<string?> cells)
    {
        for (int i = 0; i < cells.Length; i++)
        {
            _output.Write(i == 0 ? "" : ",");
            _output.Write(Cell(cells[i]));
        }

        _output.WriteLine();
    }
}
