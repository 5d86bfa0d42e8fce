namespace Redaction.KnownValues.Search;

/// <summary>The one to four bytes that stand between all characters of a text such as <c>s e c r e t</c>; none by default.</summary>
internal readonly struct Separator
{
    /// <summary>The most bytes.</summary>
    public const int MaxLength = 4;

    private readonly uint _bytes;

    public Separator(ReadOnlySpan<byte> bytes)
    {
        Length = (byte)bytes.Length;
        for (int i = 0; i < bytes.Length; i++)
        {
            _bytes |= (uint)bytes[i] << (i * 8);
        }
    }

    public byte Length { get; }

    /// <summary>Its byte at <paramref name="index"/>.</summary>
    public byte this[int index] => (byte)(_bytes >> (index * 8));

    /// <summary>Whether it stands at <paramref name="at"/>.</summary>
    public bool IsAt(ReadOnlySpan<byte> text, int at)
    {
        if (at < 0 || at + Length > text.Length)
        {
            return false;
        }

        for (int i = 0; i < Length; i++)
        {
            if (text[at + i] != this[i])
            {
                return false;
            }
        }

        return true;
    }
}
