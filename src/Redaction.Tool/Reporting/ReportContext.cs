using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>What every report needs to know of the scan. Immutable and thread-safe.</summary>
/// <param name="Redactor">Masks text from outside, such as a file's name: a secret may stand there too.</param>
/// <param name="Rules">The rules, for their titles and help.</param>
/// <param name="Started">When the scan started.</param>
/// <param name="IsIncomplete">Whether something to be scanned could not even be listed.</param>
internal sealed record ReportContext(SecretRedactor Redactor, RuleSet Rules, DateTimeOffset Started, bool IsIncomplete)
{
    /// <summary>Whether equal secrets have equal fingerprints in every run: a key was given.</summary>
    public bool HasStableFingerprints { get; init; }

    /// <summary>The version of this program, as <c>redact --version</c> tells it.</summary>
    public static string Version { get; } = typeof(ReportContext).Assembly.GetName().Version is { } v ? v.ToString(3) : "0.0.0";

    /// <summary>The findings of a file as reports show them, reported and suppressed ones, by their places.</summary>
    public IReadOnlyList<ReportedFinding> FindingsOf(FileResult file)
    {
        if (file.Findings.Count + file.Suppressed.Count == 0)
        {
            return [];
        }

        string path = Redactor.Redact(file.Target.Name);
        CommitRecord? commit = file.Commit is { } c
            ? new CommitRecord(c.Id, Redactor.Redact(c.Author), Redactor.Redact(c.Email), c.Date, Redactor.Redact(c.Subject))
            : null;
        IEnumerable<(LocatedFinding Located, string? Comment)> all =
        [
            .. file.Findings.Select(located => (located, (string?)null)),
            .. file.Suppressed.Select(suppressed => (suppressed.Located, suppressed.Comment)),
        ];
        return
        [
            .. all
                .OrderBy(f => f.Located.Start.Line)
                .ThenBy(f => f.Located.Start.Column)
                .ThenBy(f => f.Located.Finding.Start)
                .Select(f => new ReportedFinding(
                    f.Located, path, file.Target.Source, TitleOf(f.Located.Finding), file.Excerpts.GetValueOrDefault(f.Located.Finding.Start), f.Comment, file.PlaceOf(f.Located), commit)),
        ];
    }

    /// <summary>The rule of a finding; null for a known value, and for a rule that is no longer in force.</summary>
    public Rule? RuleOf(Finding finding) =>
        finding.Kind == FindingKind.Pattern && Rules.TryGet(finding.RuleId, out Rule? rule) ? rule : null;

    private string TitleOf(Finding finding) => RuleOf(finding) is { } rule ? Redactor.Redact(rule.Title) : "known value";
}
