namespace Redaction.Tool.Running.Posix;

/// <summary>A descriptor of ours, closed once.</summary>
internal sealed class Descriptor(int number) : IDisposable
{
    private int _number = number;

    /// <summary>The number; -1 when it is closed.</summary>
    public int Number => Volatile.Read(ref _number);

    public void Dispose()
    {
        int number = Interlocked.Exchange(ref _number, -1);
        if (number >= 0)
        {
            _ = PosixCalls.Close(number);
        }
    }
}
