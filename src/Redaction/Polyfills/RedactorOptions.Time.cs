namespace Redaction;

/// <content>Without streams there is nothing to wait for, and the clock is the system's.</content>
public sealed partial class RedactorOptions
{
    internal TimeSpan IdleFlush { get; } = Timeout.InfiniteTimeSpan;

    internal TimeProvider TimeProvider { get; } = TimeProvider.System;
}
