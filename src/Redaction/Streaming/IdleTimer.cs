namespace Redaction.Streaming;

/// <summary>
/// Calls back when a stream has held bytes back without new input for a time, or for at most twice that time: a write only
/// sets a flag, since reading a clock would cost as much as scanning a byte; a timer looks at the flag.
/// </summary>
internal sealed class IdleTimer : IDisposable
{
    private readonly Action _onIdle;
    private readonly TimeSpan _quiet;
    private readonly ITimer _timer;
    private int _armed;
    private bool _holding;
    private bool _written;

    private IdleTimer(TimeProvider time, TimeSpan quiet, Action onIdle)
    {
        _quiet = quiet;
        _onIdle = onIdle;
        _timer = time.CreateTimer(static self => ((IdleTimer)self!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A timer for a stream of this redactor, or null when it never gives up.</summary>
    public static IdleTimer? Create(SecretRedactor redactor, Action onIdle) =>
        redactor.IdleFlush == Timeout.InfiniteTimeSpan ? null : new IdleTimer(redactor.TimeProvider, redactor.IdleFlush, onIdle);

    /// <summary>Something was written just now, and bytes are held back or not.</summary>
    public void Note(bool holding)
    {
        Volatile.Write(ref _holding, holding);
        if (!holding)
        {
            return;
        }

        if (Volatile.Read(ref _armed) == 0 && Interlocked.Exchange(ref _armed, 1) == 0)
        {
            Volatile.Write(ref _written, false);
            _timer.Change(_quiet, Timeout.InfiniteTimeSpan);
        }
        else
        {
            Volatile.Write(ref _written, true);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        if (!Volatile.Read(ref _holding))
        {
            Volatile.Write(ref _armed, 0);
            if (!Volatile.Read(ref _holding) || Interlocked.Exchange(ref _armed, 1) != 0)
            {
                return; // nothing held, or a write that came in between has armed the timer again
            }
        }

        if (Volatile.Read(ref _written))
        {
            Volatile.Write(ref _written, false);
            _timer.Change(_quiet, Timeout.InfiniteTimeSpan);
            return;
        }

        Volatile.Write(ref _holding, false);
        Volatile.Write(ref _armed, 0);
        _onIdle();
    }
}
