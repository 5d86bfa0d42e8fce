using System.Globalization;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Redaction.Benchmarks;

/// <summary>Millions of bytes per second.</summary>
internal sealed class ThroughputColumn() : RateColumn("MB/s", "Million bytes of input per second")
{
    public override string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        BytesPerSecond(summary, benchmarkCase) is { } rate ? (rate / 1e6).ToString("N1", CultureInfo.InvariantCulture) : "-";
}
