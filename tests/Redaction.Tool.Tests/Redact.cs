using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Redaction.Tool.Tests;

/// <summary>Starts the built command as a real process.</summary>
internal static class Redact
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The executable: the one that was built with the tests, or another, such as the native one, by a variable.</summary>
    public static string Executable { get; } = Environment.GetEnvironmentVariable("REDACT_EXECUTABLE") ?? Path.GetFullPath(Path.Combine(
        typeof(Redact).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RedactFolder").Value!,
        OperatingSystem.IsWindows() ? "redact.exe" : "redact"));

    /// <summary>Runs it to its end with an empty input.</summary>
    public static Task<Outcome> RunAsync(params string[] arguments) => RunInAsync(Environment.CurrentDirectory, "", arguments);

    /// <summary>Runs it to its end with an input.</summary>
    public static Task<Outcome> RunWithInputAsync(string input, params string[] arguments) =>
        RunInAsync(Environment.CurrentDirectory, input, arguments);

    /// <summary>Runs it to its end in a folder.</summary>
    public static Task<Outcome> RunInAsync(string folder, string input, params string[] arguments) =>
        FinishAsync(Start(Executable, folder, arguments), input);

    /// <summary>Runs a line of bash in which <c>$REDACT</c> is the executable.</summary>
    public static Task<Outcome> ShellAsync(string folder, string script) => FinishAsync(Start("bash", folder, ["-c", script]), "");

    /// <summary>Runs another program to its end.</summary>
    public static Task<Outcome> ProgramAsync(string folder, string program, params string[] arguments) => FinishAsync(Start(program, folder, arguments), "");

    /// <summary>Starts it; the test feeds and reads it.</summary>
    public static Process Start(params string[] arguments) => Start(Executable, Environment.CurrentDirectory, arguments);

    private static Process Start(string file, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["REDACT"] = Executable;
        foreach (string variable in start.Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        return Process.Start(start)!;
    }

    private static async Task<Outcome> FinishAsync(Process process, string input)
    {
        using (process)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(s_patience);
            try
            {
                Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
                Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
                await FeedAsync(process, input);
                await process.WaitForExitAsync(patience.Token);
                return new Outcome(process.ExitCode, await output, await error);
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
    }

    private static async Task FeedAsync(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it ended without reading all
        }
    }
}
