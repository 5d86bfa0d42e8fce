namespace System;

/// <summary>The clock; on netstandard2.0 there is only the system's.</summary>
internal abstract class TimeProvider
{
    public static TimeProvider System { get; } = new SystemTimeProvider();

    public abstract DateTimeOffset GetUtcNow();

    private sealed class SystemTimeProvider : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow;
    }
}
