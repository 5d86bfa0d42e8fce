using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Agents.Transcripts;

/// <summary>Goes through transcripts, one after the other, reports what is found and scrubs where that is asked for.</summary>
internal sealed class TranscriptRun(SecretRedactor redactor, IFindingReport report, MessageWriter messages, bool scrubs, bool backsUp)
{
    private readonly TranscriptLines _lines = new(redactor);
    private readonly ScanSummary _summary = new();
    private int _scrubbed;
    private int _left;
    private bool _hasFailed;

    /// <summary>Does it all; the exit code.</summary>
    public int Finish(IReadOnlyList<string> files)
    {
        foreach (string path in files)
        {
            var file = new TranscriptFile(path, _lines);
            FileResult result = file.Scan(new ScanTarget(OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path, path));
            _summary.Add(result);
            report.Write(result);
            if (result.Error is not null)
            {
                messages.Report($"{SafeText.Escape(path)}: cannot be read: {result.Error}");
            }
            else if (result.Findings.Count > 0)
            {
                Scrub(path, file);
            }
        }

        report.Complete();
        messages.WriteLine(_summary.ToString() + (scrubs && _summary.Findings > 0 ? $"; {_scrubbed} scrubbed, {_left} left" : ""));
        return _left > 0 ? ExitCode.Findings
            : _hasFailed || _summary.Unreadable > 0 ? ExitCode.Failure
            : ExitCode.Clean;
    }

    private void Scrub(string path, TranscriptFile file)
    {
        if (!scrubs)
        {
            _left++;
            return;
        }

        try
        {
            string? copy = backsUp ? AtomicFile.BackUp(path) : null;
            if (file.Scrub() is { } why)
            {
                _left++;
                messages.Report($"{SafeText.Escape(path)}: was left as it is: {why}");
                if (copy is not null)
                {
                    File.Delete(copy);
                }

                return;
            }

            _scrubbed++;
            if (copy is not null)
            {
                messages.WriteLine($"{SafeText.Escape(copy)}: holds the secrets; delete it when you have looked");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _left++;
            _hasFailed = true;
            messages.Report($"{SafeText.Escape(path)}: was left as it is: {SafeText.Escape(e.Message)}");
        }
    }
}
