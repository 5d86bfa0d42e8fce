using System.Diagnostics;

namespace Redaction.Benchmarks;

/// <summary>
/// What it costs to register values: the memory of each, the time of many, and the latency of one more while another thread
/// streams, which it must not hold up. The figures that are goals of the project have the goal beside.
/// </summary>
internal static class RegisterTable
{
    private const int Values = 10_000;
    private const int More = 500;
    private const double Stall = 0.010;

    // the table must end even when each registration is slow
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    public static void Print()
    {
        // compiled before anything is measured
        _ = KnownValues.MakeRedactor(100).Redact(LineBenchmarks.Line);

        PrintMemory();
        Console.WriteLine();
        PrintTotal();
        PrintLatency("values stay masked after their lease", TimeSpan.FromMinutes(10));
        PrintLatency("values are forgotten after their lease", TimeSpan.Zero);
    }

    private static void PrintMemory()
    {
        SecretRedactor redactor = new(new RedactorOptions { Rules = RuleSet.Default });
        string[] values = KnownValues.MakeMixed(Values, 40, 40);
        _ = redactor.Redact(LineBenchmarks.Line);
        MemoryReading before = MemoryReading.Take();
        KnownValues.Register(redactor, values);
        _ = redactor.Redact(LineBenchmarks.Line);
        MemoryReading after = MemoryReading.Take();
        GC.KeepAlive(redactor);
        GC.KeepAlive(values);

        Console.WriteLine($"| memory for each of {Values} values of 40 characters | bytes | goal |");
        Console.WriteLine("|---|---:|---:|");
        Row("managed", before.Managed, after.Managed);
        Row("private, as the runtime tells", before.Private, after.Private);
        Row("private dirty, as Linux tells", before.PrivateDirty, after.PrivateDirty);
        Row("resident, as Linux tells", before.Resident, after.Resident);

        static void Row(string name, long? before, long? after)
        {
            if (after - before is { } bytes)
            {
                QuickTable.Print($"| {name} | {bytes / Values} | < 16384 |");
            }
        }
    }

    private static void PrintTotal()
    {
        SecretRedactor redactor = new(new RedactorOptions { Rules = RuleSet.Default });
        string[] values = KnownValues.MakeMixed(Values);
        long started = Stopwatch.GetTimestamp();
        KnownValues.Register(redactor, values);
        double registered = Stopwatch.GetElapsedTime(started).TotalSeconds;
        CheckCovered(redactor, values[^1], $"value-{Values - 1}");
        double covered = Stopwatch.GetElapsedTime(started).TotalSeconds;

        Console.WriteLine($"| registering {Values} values | s | goal |");
        Console.WriteLine("|---|---:|---:|");
        QuickTable.Print($"| the calls | {registered:F3} | |");
        QuickTable.Print($"| until all are covered | {covered:F3} | < 5 |");
    }

    private static void PrintLatency(string title, TimeSpan gracePeriod)
    {
        SecretRedactor redactor = new(new RedactorOptions { Registry = new SecretRegistry { GracePeriod = gracePeriod } });
        KnownValues.Register(redactor, KnownValues.MakeMixed(Values));
        string[] more = KnownValues.MakeMixed(More, seed: 20240609);
        List<double> registering = [], covering = [], disposing = [];
        using TimedWriter writer = new(redactor, Corpus.Load(CorpusText.CleanLog));

        // both threads run their final code before anything counts
        _ = writer.During(() => RegisterEach(redactor, KnownValues.MakeMixed(50, seed: 20240610), [], [], []));
        TimeSpan took = TimeSpan.Zero;
        WriteTimes beside = writer.During(() => took = RegisterEach(redactor, more, registering, covering, disposing));
        WriteTimes alone = writer.During(() => Thread.Sleep(took));

        Console.WriteLine();
        Console.WriteLine($"| one more value, {Values} known, another thread streams; {title} | times | median ms | p99 ms | longest ms | goal |");
        Console.WriteLine("|---|---:|---:|---:|---:|---|");
        Latency("Register", registering, "");
        Latency("until covered: Register and the next Redact", covering, "median < 1 ms, p99 < 10 ms");
        Latency("Dispose", disposing, "");
        Console.WriteLine();
        Console.WriteLine($"| 64 KiB writes of the streaming thread; {title} | writes | median ms | p99 ms | longest ms | over 10 ms | goal |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---|");
        Writes("while values are registered and given back", beside, "longest < 10 ms");
        Writes("an equal time without", alone, "");

        static void Latency(string name, List<double> seconds, string goal)
        {
            double[] s = [.. seconds];
            QuickTable.Print(
                $"| {name} | {s.Length} | {Interleaved.Median(s) * 1e3:F3} | {Interleaved.Quantile(s, 0.99) * 1e3:F3} | {s[^1] * 1e3:F3} | {goal} |");
        }

        static void Writes(string name, WriteTimes times, string goal)
        {
            double[] s = times.Sorted();
            QuickTable.Print(
                $"| {name} | {s.Length} | {Interleaved.Median(s) * 1e3:F3} | {Interleaved.Quantile(s, 0.99) * 1e3:F3} | {s[^1] * 1e3:F3} | {s.Count(t => t > Stall)} | {goal} |");
        }
    }

    /// <summary>Registers each value, has it masked, gives it back; the seconds are added to the lists. Returns how long all took.</summary>
    private static TimeSpan RegisterEach(
        SecretRedactor redactor, string[] values, List<double> registering, List<double> covering, List<double> disposing)
    {
        long begun = Stopwatch.GetTimestamp();
        foreach (string value in values)
        {
            long started = Stopwatch.GetTimestamp();
            SecretLease lease = redactor.Register(value, "one-more");
            registering.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            CheckCovered(redactor, value, "one-more");
            covering.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            started = Stopwatch.GetTimestamp();
            lease.Dispose();
            disposing.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            if (Stopwatch.GetElapsedTime(begun) > s_longest)
            {
                break;
            }

            // spread over many writes of the other thread
            Thread.Sleep(2);
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    private static void CheckCovered(SecretRedactor redactor, string value, string name)
    {
        // by its name: a rule might take it for a secret as well
        if (!redactor.Redact(value).Contains(name, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("A value was not masked right after its registration.");
        }
    }
}
