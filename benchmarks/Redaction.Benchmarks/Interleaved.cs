using System.Diagnostics;

namespace Redaction.Benchmarks;

/// <summary>
/// Times several calls in turn, round by round, so that an hour in which the machine is slow is slow for all of them and their
/// ratios hold.
/// </summary>
internal static class Interleaved
{
    private static readonly TimeSpan s_warmUpEach = TimeSpan.FromMilliseconds(300);

    /// <summary>The medians of so many rounds, in the order of the calls.</summary>
    public static Timing[] Measure(int rounds, params ReadOnlySpan<Action> acts)
    {
        // long enough for the tiered JIT to settle on its final code
        long warm = Stopwatch.GetTimestamp();
        do
        {
            foreach (Action act in acts)
            {
                act();
            }
        }
        while (Stopwatch.GetElapsedTime(warm) < s_warmUpEach * acts.Length);

        double[][] seconds = new double[acts.Length][];
        for (int i = 0; i < acts.Length; i++)
        {
            seconds[i] = new double[rounds];
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < acts.Length; i++)
            {
                seconds[i][round] = Time(acts[i]);
            }
        }

        Timing[] timings = new Timing[acts.Length];
        for (int i = 0; i < acts.Length; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            acts[i]();
            timings[i] = new Timing(Median(seconds[i]), GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return timings;
    }

    /// <summary>The middle value; the array is sorted.</summary>
    public static double Median(double[] values) => Quantile(values, 0.5);

    /// <summary>The value below which that part of the values lies; the array is sorted.</summary>
    public static double Quantile(double[] values, double part)
    {
        Array.Sort(values);
        return values[Math.Min((int)(values.Length * part), values.Length - 1)];
    }

    /// <summary>Seconds per call, over as many calls as fill some milliseconds.</summary>
    private static double Time(Action act)
    {
        int calls = 0;
        long started = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            act();
            calls++;
            elapsed = Stopwatch.GetElapsedTime(started);
        }
        while (elapsed < TimeSpan.FromMilliseconds(5));

        return elapsed.TotalSeconds / calls;
    }
}
