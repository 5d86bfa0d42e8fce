namespace Redaction.KnownValues;

/// <summary>
/// Says that a stream is open, so that no value which was leased while it ran is forgotten before it ends. A stream that is
/// dropped without being closed gives its ticket back when it is collected.
/// </summary>
internal sealed class StreamTicket(SecretRegistry registry, long number) : IDisposable
{
    private int _returned;

    ~StreamTicket() => Return();

    public void Dispose()
    {
        Return();
        GC.SuppressFinalize(this);
    }

    private void Return()
    {
        if (Interlocked.Exchange(ref _returned, 1) == 0)
        {
            registry.CloseStream(number);
        }
    }
}
