using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Redaction.Scanning;

/// <summary>
/// What a one-shot call needs, kept for the next call on the same thread. A call made from within another (by an output
/// that redacts) gets one of its own.
/// </summary>
internal sealed class Scratch
{
    // a longer text is rare: its buffer is not kept
    private const int MaxKept = 1 << 20;

    [ThreadStatic]
    private static Scratch? t_free;

    private byte[] _buffer = [];
    private int _used;

    public ScanState State { get; } = new();

    public static Scratch Rent(SecretRedactor redactor, bool wantsFingerprints)
    {
        Scratch scratch = t_free ?? new Scratch();
        t_free = null;
        scratch.State.Reset(redactor.Scanner.Blocks, wantsFingerprints || redactor.Mask.Kind == MaskKind.FingerprintTag);
        return scratch;
    }

    public static void Return(Scratch scratch)
    {
        // no text stays in memory that nobody looks after
        CryptographicOperations.ZeroMemory(scratch._buffer.AsSpan(0, scratch._used));
        scratch._used = 0;
        if (scratch._buffer.Length > MaxKept)
        {
            scratch._buffer = [];
        }

        scratch.State.Known.Forget();
        scratch.State.Decoding?.Clear();
        t_free = scratch;
    }

    /// <summary>The text as UTF-8, in this object's buffer; a lone surrogate becomes U+FFFD.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Encode(string text)
    {
        int max = text.Length <= MaxKept / 3 ? text.Length * 3 : Encoding.UTF8.GetByteCount(text);
        if (_buffer.Length < max)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(Math.Max(1024, max), pinned: true);
        }

        _used = Encoding.UTF8.GetBytes(text, _buffer);
        return _buffer.AsSpan(0, _used);
    }
}
