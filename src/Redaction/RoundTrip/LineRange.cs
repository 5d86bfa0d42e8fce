namespace Redaction.RoundTrip;

/// <summary>Lines that differ: <paramref name="OldCount"/> old ones were replaced by <paramref name="NewCount"/> new ones. Indices from 0.</summary>
internal readonly record struct LineRange(int OldStart, int OldCount, int NewStart, int NewCount);
