using System.Buffers;
using System.Text;

namespace Redaction.KnownValues.Parts;

/// <summary>Small questions about text in bytes that every structure asks.</summary>
internal static class Bytes
{
    private static readonly SearchValues<byte> s_space = SearchValues.Create(" \t\r\n\v\f"u8);

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        text = text.StartsWith("\uFEFF"u8) ? text["\uFEFF"u8.Length..] : text;
        return text.Trim(" \t\r\n\v\f"u8);
    }

    /// <summary>The text within the one pair of quotes around it, if there is such a pair.</summary>
    public static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[0] != text[^1] || text[0] is not ((byte)'"' or (byte)'\'' or (byte)'`'))
        {
            return text;
        }

        ReadOnlySpan<byte> inner = text[1..^1];
        return inner.IndexOf(text[0]) < 0 ? Trim(inner) : text;
    }

    public static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\v' or (byte)'\f';

    public static bool HasSpace(ReadOnlySpan<byte> text) => text.IndexOfAny(s_space) >= 0;

    public static bool HasLines(ReadOnlySpan<byte> text) => text.IndexOfAny((byte)'\n', (byte)'\r') >= 0;

    public static bool StartsWithIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && Ascii.EqualsIgnoreCase(text[..start.Length], start);

    /// <summary>The next line without its end, which may be LF, CR LF or CR; moves on behind it.</summary>
    public static ReadOnlySpan<byte> NextLine(ReadOnlySpan<byte> text, ref int at)
    {
        ReadOnlySpan<byte> rest = text[at..];
        int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (end < 0)
        {
            at = text.Length;
            return rest;
        }

        at += end + (rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1);
        return rest[..end];
    }
}
