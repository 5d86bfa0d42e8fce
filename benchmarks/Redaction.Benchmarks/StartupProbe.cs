using System.Diagnostics;
using System.Reflection;

namespace Redaction.Benchmarks;

/// <summary>
/// What the first call costs a fresh process, JIT included: this program is started again and again, in turn with and
/// without one <c>Redact</c> call, and the difference of the median wall times is taken.
/// </summary>
internal static class StartupProbe
{
    public const string EmptyChild = "--startup-child-empty";

    public const string RedactingChild = "--startup-child-redact";

    /// <summary>The child that redacts: a line with no finding, through the default redactor.</summary>
    public static int RunChild() => SecretRedactor.Default.Redact(LineBenchmarks.Line).Length == LineBenchmarks.Line.Length ? 0 : 1;

    public static int Run(int runs)
    {
        double[] empty = new double[runs];
        double[] redacting = new double[runs];
        _ = Time(EmptyChild);
        _ = Time(RedactingChild);
        for (int i = 0; i < runs; i++)
        {
            empty[i] = Time(EmptyChild);
            redacting[i] = Time(RedactingChild);
        }

        double without = Interleaved.Median(empty);
        double with = Interleaved.Median(redacting);
        Console.WriteLine($"| process, median of {runs} | ms |");
        Console.WriteLine("|---|---:|");
        Console.WriteLine($"| empty | {without:F1} |");
        Console.WriteLine($"| with one Redact call | {with:F1} |");
        Console.WriteLine($"| the first call | {with - without:F1} |");
        return 0;
    }

    private static double Time(string mode)
    {
        // under `dotnet benchmarks.dll` the process is dotnet, which wants the program's path first
        string host = Environment.ProcessPath!;
        ProcessStartInfo start = new(host);
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        }

        start.ArgumentList.Add(mode);
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        double milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return process.ExitCode == 0
            ? milliseconds
            : throw new InvalidOperationException($"The child process for {mode} failed with status {process.ExitCode}.");
    }
}
