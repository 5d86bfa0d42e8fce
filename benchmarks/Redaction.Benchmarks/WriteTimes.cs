using System.Diagnostics;

namespace Redaction.Benchmarks;

/// <summary>How long the writes of one phase took, in seconds.</summary>
internal sealed class WriteTimes
{
    private readonly List<double> _seconds = new(1 << 16);

    public void Add(long started) => _seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);

    /// <summary>The times, sorted.</summary>
    public double[] Sorted() => [.. _seconds.Order()];
}
