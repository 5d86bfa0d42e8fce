using System.Security.Cryptography;
using Redaction.Scanning;

namespace Redaction.Decoding;

/// <summary>
/// A stretch of encoded text that is being decoded: where the decoder stands, the newest decoded bytes, where they come from,
/// and the scan over them. Offsets of <see cref="Outer"/> are those of the encoded text.
/// </summary>
internal sealed class DecodedRegion
{
    private byte[] _buffer = [];
    private int _count;
    private int _used;

    public DecodedKind Kind;

    /// <summary>The scan of the text that this is a part of.</summary>
    public ScanState Outer = null!;

    /// <summary>The scan of the decoded bytes.</summary>
    public readonly ScanState Inner = new();

    public readonly DecodedMap Map = new();

    /// <summary>How many more encodings are seen through within.</summary>
    public int Levels;

    /// <summary>How many decoded bytes one candidate may hold back.</summary>
    public int MaxHold;

    /// <summary>Whether this or something around it is UTF-16 already.</summary>
    public bool InUtf16;

    /// <summary>Where the encoded text starts.</summary>
    public long Start;

    /// <summary>Up to where it was read.</summary>
    public long RawPosition;

    /// <summary>Letters of the unit in progress (a quad, a pair, an escape) that were read.</summary>
    public int Pending;

    /// <summary>The bits of these letters.</summary>
    public uint Bits;

    /// <summary>Padding that was read.</summary>
    public int Padding;

    public TextSense Sense;

    /// <summary>Of base64: how it goes over line ends.</summary>
    public LineWrap Wrap;

    /// <summary>Of escapes: where the region ends unless another one comes before.</summary>
    public long QuietEnd;

    /// <summary>Of escapes: behind the last one, in decoded bytes; -1 before the first.</summary>
    public long LastEscape;

    /// <summary>Of UTF-16: whether the zero stands first.</summary>
    public bool IsBigEndian;

    /// <summary>Whether matches are not reported: they were, by the scan around, or must not be yet.</summary>
    public bool IsMuted;

    /// <summary>The lowest start of a muted match, in decoded bytes.</summary>
    public long FirstMuted;

    /// <summary>The decoded bytes that are kept.</summary>
    public ReadOnlySpan<byte> Window => _buffer.AsSpan(0, _count);

    /// <summary>Absolute offset of the next decoded byte.</summary>
    public long DecodedPosition => Inner.Base + _count;

    /// <summary>Decoded bytes that were not scanned.</summary>
    public int Unscanned => (int)(DecodedPosition - Inner.Position);

    /// <summary>Appends a decoded byte.</summary>
    public void Append(byte value)
    {
        MakeRoom(1);
        _buffer[_count++] = value;
    }

    /// <summary>Appends decoded bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_count));
        _count += bytes.Length;
    }

    /// <summary>Zeroes what was decoded.</summary>
    public void Clear()
    {
        CryptographicOperations.ZeroMemory(_buffer.AsSpan(0, _used));
        _count = _used = 0;
        Map.Clear();
        Inner.Decoding?.Clear();
        Inner.Region = null;
        Outer = null!;
    }

    private void MakeRoom(int length)
    {
        if (_buffer.Length - _count < length)
        {
            Compact(length);
        }

        _used = Math.Max(_used, _count + length);
    }

    private void Compact(int length)
    {
        int drop = (int)Math.Max(0, Inner.RetainFrom - Inner.Base);
        int kept = _count - drop;
        Span<byte> retained = _buffer.AsSpan(drop, kept);
        if (_buffer.Length < (kept + length) * 2)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Max(2048, (kept + length) * 2), pinned: true);
            retained.CopyTo(larger);
            CryptographicOperations.ZeroMemory(_buffer);
            _buffer = larger;
        }
        else
        {
            retained.CopyTo(_buffer);
        }

        _count = kept;
        Inner.Base += drop;
        Map.Trim(Inner.Base);
    }
}
