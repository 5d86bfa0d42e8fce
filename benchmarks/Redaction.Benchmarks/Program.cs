using System.Runtime.CompilerServices;

namespace Redaction.Benchmarks;

/// <summary>
/// <c>--quick [FILTER]</c>: tables in some minutes; <c>--startup [N]</c>: time to the first call in a fresh process;
/// anything else goes to BenchmarkDotNet, such as <c>--filter '*Filter*'</c>.
/// </summary>
internal static class Program
{
    private static int Main(string[] args) => args switch
    {
        // the probe's child must not load more than an empty program would
        [StartupProbe.EmptyChild] => 0,
        [StartupProbe.RedactingChild] => StartupProbe.RunChild(),
        ["--startup", .. var rest] => Startup(rest),
        ["--quick", .. var rest] => Quick(rest),
        _ => Measure(args),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Startup(string[] args) => StartupProbe.Run(args is [var runs] ? int.Parse(runs) : 31);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Quick(string[] args) => QuickTable.Run(args is [var part] ? part : "");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Measure(string[] args)
    {
        var summaries = BenchmarkDotNet.Running.BenchmarkSwitcher
            .FromAssembly(typeof(Program).Assembly)
            .Run(args, new ThroughputConfig());
        return summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;
    }
}
