namespace Redaction.RoundTrip;

/// <summary>Lines that differ: <paramref name="OldCount"/> old ones gave way to <paramref name="NewCount"/> new ones; from 0.</summary>
internal readonly record struct LineRange(int OldStart, int OldCount, int NewStart, int NewCount);
