using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Running.Environments;
using Redaction.Tool.Running.Posix;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Running;

/// <summary>One command on Windows: its outputs are pipes, also where ours are a console; its input is ours.</summary>
internal static class WindowsRun
{
    private const int FileNotFound = 2;

    /// <summary>Runs it; its exit code.</summary>
    /// <exception cref="LaunchException">It could not be started.</exception>
    public static int Run(string[] words, CommandPlan plan, MessageWriter messages)
    {
        if (!Console.IsOutputRedirected)
        {
            messages.Report("on Windows the command's output is a pipe, not a console: colours and prompts may be missing");
        }

        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        foreach (byte[] entry in plan.Environment)
        {
            start.Environment[Encoding.UTF8.GetString(EnvironmentEntries.NameOf(entry))] = Encoding.UTF8.GetString(EnvironmentEntries.ValueOf(entry));
        }

        // the console sends Ctrl-C to the command as well: it decides what to do, and we end when it has
        Console.CancelKeyPress += (_, e) => e.Cancel = true;
        using Process process = Start(start);
        using Stream output = Console.OpenStandardOutput();
        using Stream error = Console.OpenStandardError();
        OutputPump[] pumps =
        [
            Pump(process.StandardOutput.BaseStream, output, plan),
            Pump(process.StandardError.BaseStream, error, plan),
        ];
        process.WaitForExit();
        int exitCode = process.ExitCode;
        foreach (OutputPump pump in pumps)
        {
            pump.Join();
            if (pump.Failure is { } failure)
            {
                messages.Report(SafeText.Escape(failure.Message));
                exitCode = ExitCode.Failure;
            }
        }

        return exitCode;
    }

    private static OutputPump Pump(Stream source, Stream target, CommandPlan plan) =>
        new(source.Read, source.Dispose, target, plan.Redactor, plan.Values, plan.Watches);

    private static Process Start(ProcessStartInfo start)
    {
        string shown = SafeText.Escape(start.FileName);
        try
        {
            return Process.Start(start) ?? throw new LaunchException($"{shown}: cannot be run", RunExitCode.NotExecutable);
        }
        catch (Win32Exception e)
        {
            throw e.NativeErrorCode == FileNotFound
                ? new LaunchException($"{shown}: command not found", RunExitCode.NotFound)
                : new LaunchException($"{shown}: cannot be run: {SafeText.Escape(e.Message)}", RunExitCode.NotExecutable);
        }
    }
}
