namespace Redaction.Tool.Reporting;

/// <summary>The forms in which findings are written; each is the value of <c>--format</c> in lower case.</summary>
internal enum ReportFormat
{
    /// <summary>For people, and a line each for grep when there is no terminal.</summary>
    Text,

    /// <summary>One JSON array, an element a line; the elements are those of <c>schema/findings.schema.json</c>.</summary>
    Json,

    /// <summary>A JSON object a line, the same objects.</summary>
    Jsonl,

    /// <summary>SARIF 2.1.0, for code scanning.</summary>
    Sarif,

    /// <summary>JUnit XML, for what shows the results of tests.</summary>
    Junit,

    /// <summary>GitLab's secret detection report.</summary>
    Gitlab,

    /// <summary>Workflow commands that GitHub Actions shows as annotations.</summary>
    Github,

    /// <summary>Comma-separated values, for spreadsheets.</summary>
    Csv,

    /// <summary>A page for a browser that needs nothing else.</summary>
    Html,
}
