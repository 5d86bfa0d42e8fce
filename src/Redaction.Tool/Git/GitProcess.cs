using System.Diagnostics;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Git;

/// <summary>A git that runs. One thread may write to it while another reads.</summary>
internal sealed class GitProcess : IDisposable
{
    private const int LongestComplaint = 64 * 1024;

    private readonly Process _process;
    private readonly string _command;
    private readonly Task<string> _complaint;

    /// <param name="process">The process, started, with all three streams ours.</param>
    /// <param name="command">What it was asked to do, for messages.</param>
    public GitProcess(Process process, string command)
    {
        _process = process;
        _command = command;
        Output = new ByteReader(process.StandardOutput.BaseStream);
        _complaint = ReadComplaintAsync(process.StandardError);
    }

    /// <summary>What it reads.</summary>
    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>What it writes.</summary>
    public ByteReader Output { get; }

    /// <summary>Waits for its end, after its output was read to the end; its exit code, 0 or 1.</summary>
    /// <exception cref="GitException">It failed otherwise.</exception>
    /// <exception cref="UsageException">There is no such repository or revision.</exception>
    public int Finish()
    {
        (int code, string complaint) = End();
        if (code is 0 or 1)
        {
            return code;
        }

        string message = $"git {_command}: {(complaint.Length == 0 ? $"failed with {code}" : complaint)}";
        throw complaint.Contains("not a git repository", StringComparison.Ordinal)
            || complaint.Contains("unknown revision", StringComparison.Ordinal)
            || complaint.Contains("bad revision", StringComparison.Ordinal)
                ? new UsageException(message)
                : new GitException(message);
    }

    /// <summary>Waits for its end: its exit code, and what it complained of.</summary>
    public (int Code, string Complaint) End()
    {
        _process.WaitForExit();
        return (_process.ExitCode, _complaint.GetAwaiter().GetResult());
    }

    /// <summary>Ends it, so that who reads or writes is told.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // it has ended by itself
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        Output.Dispose();
        _process.Dispose();
    }

    private static async Task<string> ReadComplaintAsync(StreamReader errors)
    {
        var text = new System.Text.StringBuilder();
        char[] buffer = new char[1024];
        while (await errors.ReadAsync(buffer).ConfigureAwait(false) is int count and > 0)
        {
            text.Append(buffer, 0, Math.Min(count, LongestComplaint - text.Length));
        }

        string[] lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join("; ", lines.Select(line => SafeText.Escape(line.StartsWith("fatal: ", StringComparison.Ordinal) ? line[7..] : line)));
    }
}
