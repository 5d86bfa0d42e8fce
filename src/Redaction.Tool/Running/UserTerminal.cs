using Redaction.Tool.Running.Posix;

namespace Redaction.Tool.Running;

/// <summary>
/// The terminal that a person sits at. While a command runs on a pseudo-terminal it is raw: every key goes to that one, whose own
/// settings say what a key does. Its settings come back whatever happens: when we are suspended, when we end, and by the runtime's
/// last event when we crash. Thread-safe.
/// </summary>
internal sealed unsafe class UserTerminal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly byte[] _saved = new byte[TerminalCalls.SettingsSize];
    private bool _isGivenBack;

    /// <param name="number">One of our standard descriptors that is the terminal.</param>
    public UserTerminal(int number)
    {
        Number = number;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
        AppDomain.CurrentDomain.UnhandledException += OnExit;
    }

    /// <summary>The descriptor.</summary>
    public int Number { get; }

    /// <summary>Whether it is raw by our doing now: then a line that we write ourselves must return the carriage.</summary>
    public bool IsRaw { get; private set; }

    /// <summary>Whether we are in its foreground: a process in the background that reads from it, or changes it, is stopped.</summary>
    public bool IsForeground => TerminalCalls.GetForegroundGroup(Number) == PosixCalls.OwnGroup();

    /// <summary>The size of its window; null when it does not tell.</summary>
    public WindowSize? Size
    {
        get
        {
            WindowSize size;
            return TerminalCalls.TryGetSize(Number, &size) ? size : null;
        }
    }

    /// <summary>Makes it raw, if we are in its foreground; whether it is now.</summary>
    public bool TryMakeRaw()
    {
        lock (_lock)
        {
            if (_isGivenBack || !IsForeground)
            {
                return false;
            }

            if (!IsRaw)
            {
                byte* settings = stackalloc byte[TerminalCalls.SettingsSize];
                if (TerminalCalls.GetSettings(Number, settings) != 0)
                {
                    return false;
                }

                new Span<byte>(settings, TerminalCalls.SettingsSize).CopyTo(_saved);
                TerminalCalls.MakeRaw(settings);
                IsRaw = TerminalCalls.SetSettings(Number, TerminalCalls.Now, settings) == 0;
            }

            return IsRaw;
        }
    }

    /// <summary>We are being suspended or end: it gets its settings back and keeps them.</summary>
    public void GiveBack()
    {
        lock (_lock)
        {
            _isGivenBack = true;
            Restore();
        }
    }

    /// <summary>We go on after <see cref="GiveBack"/>.</summary>
    public void TakeBack()
    {
        lock (_lock)
        {
            _isGivenBack = false;
            _ = TryMakeRaw();
        }
    }

    private void Restore()
    {
        lock (_lock)
        {
            if (IsRaw)
            {
                fixed (byte* saved = _saved)
                {
                    _ = TerminalCalls.SetSettings(Number, TerminalCalls.Now, saved);
                }

                IsRaw = false;
            }
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        AppDomain.CurrentDomain.UnhandledException -= OnExit;
        GiveBack();
    }

    private void OnExit(object? sender, EventArgs e) => GiveBack();
}
