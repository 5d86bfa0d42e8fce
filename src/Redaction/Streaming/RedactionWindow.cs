using System.Security.Cryptography;
using Redaction.Replacement;
using Redaction.Scanning;

namespace Redaction.Streaming;

/// <summary>
/// The newest bytes of one stream and the scan over them: what every streaming entry point is built on. Bytes are put in,
/// what is decided comes out at the sink in the same call; what is held back or looked back at stays in the buffer, which
/// grows to a fixed bound. After any exception the window is faulted and emits nothing more. The buffer is zeroed at the end.
/// Not thread-safe.
/// </summary>
internal sealed class RedactionWindow : IDisposable
{
    /// <summary>How many bytes are scanned at a time: few enough to stay in the first-level cache.</summary>
    public const int Slice = 16 * 1024;

    private const int SmallBuffer = 4 * 1024;

    private readonly SecretRedactor _redactor;
    private readonly ScanState _state = new();
    private readonly KnownValues.StreamTicket _ticket;
    private byte[] _buffer = [];
    private int _count;
    private bool _ended;

    /// <param name="redactor">What to find and how to mask it.</param>
    /// <param name="wantsFingerprints">Whether the sink reads the findings' fingerprints.</param>
    public RedactionWindow(SecretRedactor redactor, bool wantsFingerprints = false)
    {
        _redactor = redactor;
        _ticket = redactor.Registry.OpenStream();
        _state.Reset(redactor.Scanner.Blocks, wantsFingerprints || redactor.Mask.Kind == MaskKind.FingerprintTag);
    }

    /// <summary>Whether bytes are being held back.</summary>
    public bool IsHolding => _state.IsHolding;

    /// <summary>Whether something failed: the stream is over and its last bytes are lost.</summary>
    public bool IsFaulted { get; private set; }

    /// <summary>The bytes that the buffer takes.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>Takes bytes and hands on what they decide.</summary>
    public void Push<TSink>(ReadOnlySpan<byte> data, ref TSink sink)
        where TSink : IRewriteSink
    {
        while (!data.IsEmpty)
        {
            int length = Math.Min(data.Length, Slice);
            data[..length].CopyTo(GetSpan(length));
            Commit(length, ref sink);
            data = data[length..];
        }
    }

    /// <summary>Room for up to <paramref name="length"/> new bytes; <see cref="Commit"/> tells how many were put there.</summary>
    public Memory<byte> GetMemory(int length)
    {
        MakeRoom(length);
        return _buffer.AsMemory(_count, length);
    }

    /// <summary>Takes the bytes that were put into the memory, and hands on what they decide.</summary>
    public void Commit<TSink>(int length, ref TSink sink)
        where TSink : IRewriteSink
    {
        _count += length;
        Process(isFinal: false, ref sink);
    }

    /// <summary>The stream is over: everything is decided and handed on.</summary>
    public void Complete<TSink>(ref TSink sink)
        where TSink : IRewriteSink
    {
        if (!_ended)
        {
            Process(isFinal: true, ref sink);
            _ended = true;
        }
    }

    /// <summary>The stream has paused: what is held back is given up, as a mask.</summary>
    public void Abandon<TSink>(ref TSink sink)
        where TSink : IRewriteSink
    {
        ThrowIfOver();
        IsFaulted = true;
        Rewriter.Abandon(_buffer.AsSpan(0, _count), _redactor.Mask, _redactor.Scanner, _state, ref sink);
        IsFaulted = false;
    }

    /// <summary>The output failed: nothing more is handed on.</summary>
    public void Fault() => IsFaulted = true;

    /// <summary>Zeroes the buffer.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        _state.Decoding?.Clear();
        _buffer = [];
        _count = 0;
        _ended = true;
        _ticket.Dispose();
    }

    private void Process<TSink>(bool isFinal, ref TSink sink)
        where TSink : IRewriteSink
    {
        ThrowIfOver();

        // lifted when all went well: an exception on the way leaves the window faulted
        IsFaulted = true;
        ReadOnlySpan<byte> window = _buffer.AsSpan(0, _count);
        _redactor.Scanner.Scan(window, isFinal, _redactor.Known, _state);
        Rewriter.Drain(window, _redactor.Mask, _state, ref sink);
        IsFaulted = false;
    }

    private void ThrowIfOver()
    {
        if (IsFaulted)
        {
            throw new InvalidOperationException("The redacted stream failed before; what it held back is lost, and nothing more is written.");
        }

        ObjectDisposedException.ThrowIf(_ended, typeof(SecretRedactor));
    }

    private Span<byte> GetSpan(int length)
    {
        MakeRoom(length);
        return _buffer.AsSpan(_count, length);
    }

    private void MakeRoom(int length)
    {
        if (_buffer.Length - _count < length)
        {
            Compact(length);
        }
    }

    private void Compact(int length)
    {
        int drop = (int)(_state.RetainFrom - _state.Base);
        int kept = _count - drop;
        Span<byte> retained = _buffer.AsSpan(drop, kept);

        // twice the need, so that a byte is moved at most about once while it stays
        if (_buffer.Length < (kept + length) * 2)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Max(SmallBuffer, (kept + length) * 2), pinned: true);
            retained.CopyTo(larger);
            CryptographicOperations.ZeroMemory(_buffer);
            _buffer = larger;
        }
        else
        {
            retained.CopyTo(_buffer);
        }

        _count = kept;
        _state.Base += drop;
    }
}
