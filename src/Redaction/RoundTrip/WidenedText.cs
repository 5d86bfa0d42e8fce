using System.Buffers;
using System.Text;

namespace Redaction.RoundTrip;

/// <summary>Bytes as chars of the same places, for readers that care for ASCII only; in a pooled buffer that is cleared.</summary>
internal readonly ref struct WidenedText : IDisposable
{
    private readonly char[] _chars;
    private readonly int _length;

    public WidenedText(ReadOnlySpan<byte> bytes)
    {
        _chars = ArrayPool<char>.Shared.Rent(bytes.Length);
        _length = Encoding.Latin1.GetChars(bytes, _chars);
    }

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, _length);

    public void Dispose() => ArrayPool<char>.Shared.Return(_chars, clearArray: true);
}
