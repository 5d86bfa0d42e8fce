namespace Redaction;

/// <content>What is of use over time.</content>
public sealed partial class RedactorOptions
{
    /// <summary>
    /// After how long without new input the bytes that are held back in a stream are given up: written as the mask. Fewer
    /// than four bytes that begin a form of a known value, and a rule's public marker, pass as they are.
    /// <see cref="Timeout.InfiniteTimeSpan"/> holds them until more comes or the stream ends. One second by default: a producer that pauses inside a token is rare, and what is masked so is lost. A wrapped stream may take up to
    /// twice that time.
    /// </summary>
    public TimeSpan IdleFlush { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Tells the time; for tests.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
