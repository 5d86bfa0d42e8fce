using System.Globalization;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Redaction.Benchmarks;

/// <summary>
/// The speed as a part of the baseline's with the same parameters: memcpy where the class has one, else what its baseline is.
/// </summary>
internal sealed class SpeedRatioColumn() : RateColumn("Speed ratio", "Bytes per second divided by those of the baseline")
{
    public override string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        BenchmarkCase? baseline = summary.BenchmarksCases.FirstOrDefault(other =>
            summary.IsBaseline(other) && summary.GetLogicalGroupKey(other) == summary.GetLogicalGroupKey(benchmarkCase));
        return baseline is not null
            && BytesPerSecond(summary, benchmarkCase) is { } rate
            && BytesPerSecond(summary, baseline) is { } baselineRate
                ? (rate / baselineRate).ToString("0.0000", CultureInfo.InvariantCulture)
                : "-";
    }
}
