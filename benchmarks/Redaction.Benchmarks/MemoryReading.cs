using System.Diagnostics;

namespace Redaction.Benchmarks;

/// <summary>
/// The memory that the process holds after a full collection, in bytes. Native memory shows only in the figures of the system;
/// null where the system does not tell them.
/// </summary>
internal readonly record struct MemoryReading(long Managed, long Private, long? PrivateDirty, long? Resident)
{
    private const string Rollup = "/proc/self/smaps_rollup";

    public static MemoryReading Take()
    {
        // aggressive: it gives the free memory back to the system, else its figures would count garbage
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long managed = GC.GetTotalMemory(forceFullCollection: true);
        string[] lines = File.Exists(Rollup) ? File.ReadAllLines(Rollup) : [];
        using Process process = Process.GetCurrentProcess();
        return new MemoryReading(managed, process.PrivateMemorySize64, Field("Private_Dirty:"), Field("Rss:"));

        // such as "Rss:                1234 kB"
        long? Field(string name) => lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? long.Parse(line[name.Length..^"kB".Length]) * 1024
            : null;
    }
}
