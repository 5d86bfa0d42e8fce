using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Redaction.KnownValues.Search;

/// <summary>
/// What programs write in place of a character, read at one position: percent encoding (RFC 3986), also of itself to any
/// depth; backslash escapes of JSON, C, C#, Java, JavaScript, Python, Go and shells; character references of XML and HTML,
/// also of themselves; and what shows nothing: terminal control sequences (ECMA-48) and zero-width characters.
/// Bounded: no unit is longer than <see cref="MaxLength"/>, an OSC sequence aside that is given up there.
/// </summary>
internal static partial class Escapes
{
    /// <summary>The longest unit, in bytes.</summary>
    public const int MaxLength = 48;

    /// <summary>The most bytes that one unit stands for: a character beyond the basic plane.</summary>
    public const int MaxBytes = 4;

    /// <summary>More input is needed to tell.</summary>
    public const int More = -1;

    private const int MaxDepth = 8;

    /// <summary>The bytes that can begin a unit.</summary>
    public static SearchValues<byte> Beginnings { get; } = SearchValues.Create([(byte)'\\', (byte)'%', (byte)'&', 0x1B, 0xE2, 0xEF, 0xC2]);

    /// <summary>Whether a byte can begin a unit.</summary>
    public static bool CanBegin(byte b) => b is (byte)'\\' or (byte)'%' or (byte)'&' or 0x1B or 0xE2 or 0xEF or 0xC2;

    /// <summary>Reads the unit that begins at <paramref name="at"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <param name="isFinal">Whether nothing comes after <paramref name="text"/>.</param>
    /// <param name="bytes">Takes what it stands for, <see cref="MaxBytes"/> at most.</param>
    /// <param name="count">How many bytes it stands for; none if it shows nothing.</param>
    /// <returns>The length of the unit; 0 if there is none, <see cref="More"/> if that cannot be told yet.</returns>
    public static int Read(ReadOnlySpan<byte> text, int at, bool isFinal, Span<byte> bytes, out int count)
    {
        count = 0;
        int length = text[at] switch
        {
            (byte)'\\' => Backslash(text, at, bytes, out count),
            (byte)'%' => Percent(text, at, bytes, out count),
            (byte)'&' => Reference(text, at, bytes, out count),
            0x1B => Control(text, at),
            0xE2 or 0xEF or 0xC2 => Invisible(text, at),
            _ => 0,
        };
        return length == More && isFinal ? 0 : length;
    }

    private static int Percent(ReadOnlySpan<byte> text, int at, Span<byte> bytes, out int count)
    {
        count = 0;
        int next = at + 1;
        if (next < text.Length && text[next] == 'u')
        {
            int digits = HexLength(text, next + 1, 4);
            return digits < 4
                ? next + 1 + digits == text.Length ? More : 0
                : TryHex(text.Slice(next + 1, 4), out uint code) ? Encode(code, bytes, 6, out count) : 0;
        }

        for (int depth = 0; ; depth++)
        {
            int digits = HexLength(text, next, 2);
            if (digits < 2)
            {
                return next + digits == text.Length ? More : 0;
            }

            bool isPercent = text[next] == '2' && text[next + 1] == '5';
            if (isPercent && depth < MaxDepth)
            {
                int further = HexLength(text, next + 2, 2);
                if (further == 2)
                {
                    next += 2;
                    continue;
                }

                if (next + 2 + further == text.Length)
                {
                    return More;
                }
            }

            _ = TryHex(text.Slice(next, 2), out uint value);
            bytes[0] = (byte)value;
            count = 1;
            return next + 2 - at;
        }
    }

    private static int Reference(ReadOnlySpan<byte> text, int at, Span<byte> bytes, out int count)
    {
        const int LongestName = 8;
        count = 0;
        int next = at + 1;
        for (int depth = 0; depth < MaxDepth && text[next..].StartsWith("amp;"u8); depth++)
        {
            int further = next + 4;
            if (further == text.Length)
            {
                return More;
            }

            if (text[further] != '#' && !char.IsAsciiLetter((char)text[further]))
            {
                break;
            }

            // only if a reference follows is this its ampersand
            ReadOnlySpan<byte> rest = text[further..Math.Min(text.Length, further + LongestName + 1)];
            int close = rest.IndexOfAnyExcept(s_referenceBytes);
            if (close < 0 && further + rest.Length == text.Length && rest.Length <= LongestName)
            {
                return More;
            }

            if (close <= 0 || rest[close] != ';')
            {
                break;
            }

            next = further;
        }

        int end = next;
        while (end < text.Length && end - next < LongestName && text[end] != ';')
        {
            if (!s_referenceBytes.Contains(text[end]))
            {
                return 0;
            }

            end++;
        }

        if (end == text.Length)
        {
            return More;
        }

        if (text[end] != ';' || end == next)
        {
            return 0;
        }

        ReadOnlySpan<byte> name = text[next..end];
        if (name[0] != '#')
        {
            int named = References.CharacterOf(name);
            return named < 0 ? 0 : Encode((uint)named, bytes, end + 1 - at, out count);
        }

        uint code;
        bool ok = name.Length > 2 && (name[1] | 0x20) == 'x'
            ? TryHex(name[2..], out code)
            : Utf8Parser.TryParse(name[1..], out code, out int used) && used == name.Length - 1;
        return ok ? Encode(code, bytes, end + 1 - at, out count) : 0;
    }

    private static readonly SearchValues<byte> s_referenceBytes =
        SearchValues.Create("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8);

    /// <summary>A control sequence: CSI, OSC, or one of two characters.</summary>
    private static int Control(ReadOnlySpan<byte> text, int at)
    {
        int next = at + 1;
        if (next == text.Length)
        {
            return More;
        }

        ReadOnlySpan<byte> rest = text[(next + 1)..Math.Min(text.Length, at + MaxLength)];
        bool cut = at + MaxLength > text.Length;
        if (text[next] == '[')
        {
            int final = rest.IndexOfAnyExceptInRange((byte)0x20, (byte)0x3F);
            return final < 0 ? cut ? More : 0 : rest[final] is >= 0x40 and <= 0x7E ? final + 3 : 0;
        }

        if (text[next] == ']')
        {
            int end = rest.IndexOfAny((byte)7, (byte)0x1B);
            return end < 0 || (rest[end] == 0x1B && end + 1 == rest.Length)
                ? cut ? More : 0
                : rest[end] == 7 ? end + 3 : end + 4;
        }

        if (text[next] is >= 0x20 and <= 0x2F)
        {
            // a character set, such as ESC ( B
            return next + 1 == text.Length ? More : text[next + 1] is >= 0x30 and <= 0x7E ? 3 : 0;
        }

        return text[next] is >= 0x30 and <= 0x7E ? 2 : 0;
    }

    /// <summary>Zero-width and directional characters, the byte order mark, the soft hyphen.</summary>
    private static int Invisible(ReadOnlySpan<byte> text, int at)
    {
        if (at + 1 == text.Length)
        {
            return More;
        }

        byte second = text[at + 1];
        if (text[at] == 0xC2)
        {
            return second == 0xAD ? 2 : 0;
        }

        if (text[at] == 0xE2 ? second is not (0x80 or 0x81) : second != 0xBB)
        {
            return 0;
        }

        if (at + 2 == text.Length)
        {
            return More;
        }

        byte third = text[at + 2];
        bool none = (text[at], second) switch
        {
            (0xE2, 0x80) => third is (>= 0x8B and <= 0x8F) or (>= 0xAA and <= 0xAE),
            (0xE2, _) => third is >= 0xA0 and <= 0xA4,
            _ => third == 0xBF,
        };
        return none ? 3 : 0;
    }

    private static int Encode(uint code, Span<byte> bytes, int length, out int count)
    {
        count = 0;
        if (!Rune.TryCreate(code, out Rune rune))
        {
            return 0;
        }

        count = rune.EncodeToUtf8(bytes);
        return length;
    }

    private static int HexLength(ReadOnlySpan<byte> text, int at, int most)
    {
        int length = 0;
        while (length < most && at + length < text.Length && char.IsAsciiHexDigit((char)text[at + length]))
        {
            length++;
        }

        return length;
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out uint value) =>
        uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
