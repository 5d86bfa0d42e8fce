using Redaction.Tool.Commands;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Baselines;

/// <summary>Goes through the findings of a baseline with a person at a keyboard. Every verdict is saved at once, so that nothing is lost by an interruption.</summary>
internal sealed class AuditSession(string file, Baseline baseline, Engine engine, MessageWriter messages)
{
    private const string Keys = "[r]eal secret  [f]alse alarm  [s]kip  [b]ack  [q]uit ";

    private readonly FileEngines _engines = new(engine);

    /// <summary>The baseline with the verdicts so far.</summary>
    public Baseline Baseline { get; private set; } = baseline;

    /// <summary>Asks for each finding.</summary>
    /// <param name="findings">One place of each secret.</param>
    /// <returns>How many verdicts were given.</returns>
    public int Run(IReadOnlyList<SeenFinding> findings)
    {
        int verdicts = 0;
        int i = 0;
        while (i < findings.Count)
        {
            Show(findings[i], i + 1, findings.Count);
            char key = ReadKey();
            messages.WriteLine(key.ToString());
            switch (key)
            {
                case 'q':
                    return verdicts;
                case 'b':
                    i = Math.Max(0, i - 1);
                    break;
                case 's':
                    i++;
                    break;
                default:
                    Judge(findings[i].Located.Finding, key == 'r' ? BaselineVerdict.Real : BaselineVerdict.False);
                    verdicts++;
                    i++;
                    break;
            }
        }

        return verdicts;
    }

    private char ReadKey()
    {
        messages.Write(Keys);
        while (true)
        {
            char key = char.ToLowerInvariant(Keyboard.Read());
            if (key is 'r' or 'f' or 's' or 'b' or 'q')
            {
                return key;
            }
        }
    }

    private void Judge(Finding finding, BaselineVerdict verdict)
    {
        Baseline = Baseline.With(Baseline.Entries.Select(entry =>
            entry.Fingerprint == finding.Fingerprint && entry.RuleId == finding.RuleId ? entry with { Verdict = verdict } : entry));
        BaselineFile.Write(file, Baseline);
    }

    private void Show(SeenFinding seen, int number, int count)
    {
        Finding finding = seen.Located.Finding;
        string title = engine.Options.Rules.TryGet(finding.RuleId, out Rule? rule) ? SafeText.Escape(rule.Title) : "";
        messages.WriteLine($"\n{number} of {count}  {finding.RuleId}  {title}  {Label.Of(finding.Severity)}, {Label.Of(finding.Confidence)}");
        messages.WriteLine($"{SafeText.Escape(seen.Name)}:{seen.Located.Start}  {finding.Fingerprint}  so far: {Label.Of(Baseline.Find(finding) ?? BaselineVerdict.Unaudited)}");
        foreach (string line in Excerpt(seen))
        {
            messages.WriteLine(line);
        }
    }

    private IReadOnlyList<string> Excerpt(SeenFinding seen)
    {
        try
        {
            using var content = new FileStream(seen.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            using LoadedText? text = LoadedText.Read(content, _engines.For(engine.Configuration?.PathOf(seen.FullPath)));
            int index = text is null ? -1 : text.Findings.ToList().FindIndex(f => f.Start == seen.Located.Finding.Start && f.Fingerprint == seen.Located.Finding.Fingerprint);
            return index < 0 ? ["  (the file has changed, or is too large to be shown)"] : text!.Excerpt(text.Findings[index]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ["  (the file can no longer be read)"];
        }
    }
}
