using System.Globalization;
using System.Text;
using System.Xml;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>
/// The findings as JUnit XML, as CI servers read it: a suite for each file, in which each finding is a test that failed, or one
/// that was skipped when a comment suppresses it; a file that cannot be read is an error. A clean scan is one test that passed.
/// </summary>
internal sealed class JunitReport : IFindingReport
{
    private readonly XmlWriter _xml;
    private bool _hasSuites;

    /// <summary>Makes a report.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="context">What is known of the scan.</param>
    public JunitReport(Stream output, ReportContext context)
    {
        Context = context;
        _xml = XmlWriter.Create(output, new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        });
        _xml.WriteStartDocument();
        _xml.WriteStartElement("testsuites");
        _xml.WriteAttributeString("name", "redact");
    }

    private ReportContext Context { get; }

    public void Write(FileResult file)
    {
        IReadOnlyList<ReportedFinding> findings = Context.FindingsOf(file);
        if (findings.Count == 0 && file.Error is null)
        {
            return;
        }

        string path = Context.Redactor.Redact(file.Target.Name);
        StartSuite(path, findings.Count + (file.Error is null ? 0 : 1), file.Findings.Count, file.Error is null ? 0 : 1, file.Suppressed.Count);
        foreach (ReportedFinding finding in findings)
        {
            WriteCase(finding);
        }

        if (file.Error is not null)
        {
            StartCase("readable", path);
            WriteVerdict("error", "unreadable", $"cannot be read: {Context.Redactor.Redact(file.Error)}", []);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.Flush();
    }

    public void Complete()
    {
        if (!_hasSuites)
        {
            StartSuite("redact", 1, 0, 0, 0);
            StartCase("no secrets", "redact");
            _xml.WriteEndElement();
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.WriteEndDocument();
        _xml.Flush();
    }

    public void Dispose()
    {
        // not the writer: it would close the elements of a report that is not whole
    }

    private void WriteCase(ReportedFinding reported)
    {
        Finding finding = reported.Finding;
        StartCase($"{finding.RuleId} at {reported.Located.Start}", reported.Path);
        Attribute("line", reported.Located.Start.Line.ToString(CultureInfo.InvariantCulture));
        if (reported.SuppressedBy is { } comment)
        {
            WriteVerdict("skipped", null, $"suppressed by {comment}", []);
        }
        else
        {
            string[] details =
            [
                $"{reported.Path}:{reported.Located.Start}",
                $"severity: {Label.Of(finding.Severity)}",
                $"confidence: {Label.Of(finding.Confidence)}",
                $"fingerprint: {finding.Fingerprint}",
                .. reported.Excerpt is { } excerpt ? [$"line: {excerpt}"] : (string[])[],
                .. reported.Commit is { } c ? [$"commit: {c.Id} {c.Date:yyyy-MM-dd} {c.Author} <{c.Email}>: {c.Subject}"] : (string[])[],
            ];
            WriteVerdict("failure", finding.RuleId, $"{Label.Of(finding.Severity)}: {reported.Title}", details);
        }

        _xml.WriteEndElement();
    }

    private void StartSuite(string name, int tests, int failures, int errors, int skipped)
    {
        _hasSuites = true;
        _xml.WriteStartElement("testsuite");
        Attribute("name", name);
        foreach ((string key, int count) in (ReadOnlySpan<(string, int)>)[("tests", tests), ("failures", failures), ("errors", errors), ("skipped", skipped)])
        {
            Attribute(key, count.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void StartCase(string name, string path)
    {
        _xml.WriteStartElement("testcase");
        Attribute("name", name);
        Attribute("classname", path);
        Attribute("file", path);
    }

    private void WriteVerdict(string element, string? type, string message, string[] details)
    {
        _xml.WriteStartElement(element);
        if (type is not null)
        {
            Attribute("type", type);
        }

        Attribute("message", message);
        _xml.WriteString(string.Join('\n', details.Select(Fit)));
        _xml.WriteEndElement();
    }

    private void Attribute(string name, string value) => _xml.WriteAttributeString(name, Fit(value));

    /// <summary>Control characters escaped, and the two characters that XML 1.0 cannot hold at all replaced.</summary>
    private static string Fit(string text) => SafeText.Escape(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
}
