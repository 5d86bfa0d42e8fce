namespace Redaction.Benchmarks;

/// <summary>What a call costs: the median of its times, and the bytes that it allocates once everything is warm.</summary>
internal readonly record struct Timing(double Seconds, long Allocated);
