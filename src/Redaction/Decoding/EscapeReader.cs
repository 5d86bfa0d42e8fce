using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Redaction.Decoding;

/// <summary>
/// Reads one escape: <c>%41</c> (RFC 3986), <c>%u0041</c>, the backslash escapes of JSON (RFC 8259), JavaScript, C and their
/// kin (<c>\n \" \/ \x41 \101 \u0041 \u{41} \U00000041</c>), and HTML's character references, by number and the names of ASCII signs
/// (HTML standard, 13.5). Half a surrogate pair becomes U+FFFD: secrets are not written in such letters.
/// </summary>
internal static class EscapeReader
{
    /// <summary>Decoded bytes of one escape at most.</summary>
    public const int MaxProduced = 4;

    private const int Width = 64;

    // longer ones are written by nobody
    private const int MaxDigits = 8;

    private static readonly (byte[] Name, byte Value)[] s_all =
        Array.ConvertAll<(string Name, char Value), (byte[], byte)>(
        [
            ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' '), ("sol", '/'), ("bsol", '\\'),
            ("equals", '='), ("colon", ':'), ("semi", ';'), ("comma", ','), ("period", '.'), ("lowbar", '_'), ("hyphen", '-'),
            ("dash", '-'), ("plus", '+'), ("num", '#'), ("percnt", '%'), ("commat", '@'), ("dollar", '$'), ("excl", '!'),
            ("quest", '?'), ("ast", '*'), ("lpar", '('), ("rpar", ')'), ("lsqb", '['), ("rsqb", ']'), ("lcub", '{'), ("rcub", '}'),
            ("grave", '`'), ("Hat", '^'), ("vert", '|'), ("Tab", '\t'), ("NewLine", '\n'),
        ],
        n => (Encoding.ASCII.GetBytes(n.Name), (byte)n.Value));

    /// <summary>By the first byte.</summary>
    private static readonly (byte[] Name, byte Value)[][] s_names =
        [.. Enumerable.Range(0, 256).Select(first => Array.FindAll(s_all, n => n.Name[0] == first))];

    /// <summary>By the byte behind a sign: which signs are worth opening a region for there.</summary>
    private static readonly byte[] s_seconds = MakeSeconds();

    /// <summary>The signs that open escapes.</summary>
    public static SearchValues<byte> Signs { get; } = SearchValues.Create("%\\&"u8);

    /// <summary>
    /// The next sign that may open an escape, as far as the byte behind it tells; the text's length if there is none.
    /// <c>\b \f \v</c> are left out: they are words of patterns and of roff (<c>\fBbold\fR</c>) far more often than signs of a
    /// text, and where they are that, others stand around them.
    /// </summary>
    [MethodImpl(Tiering.Loop)]
    public static int Find(ReadOnlySpan<byte> text, int from)
    {
        int at = from;
        ref byte first = ref MemoryMarshal.GetReference(text);
        for (; Vector128.IsHardwareAccelerated && at + Width <= text.Length; at += Width)
        {
            var bytes = Vector512.LoadUnsafe(ref first, (nuint)at);
            var signs = Vector512.Equals(bytes, Vector512.Create((byte)'%')) | Vector512.Equals(bytes, Vector512.Create((byte)'\\'))
                | Vector512.Equals(bytes, Vector512.Create((byte)'&'));
            for (ulong mask = signs.ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
            {
                int sign = at + BitOperations.TrailingZeroCount(mask);
                if (MayOpen(text, sign))
                {
                    return sign;
                }
            }
        }

        for (; at < text.Length; at++)
        {
            int sign = text[at..].IndexOfAny(Signs);
            if (sign < 0)
            {
                return text.Length;
            }

            at += sign;
            if (MayOpen(text, at))
            {
                return at;
            }
        }

        return at;
    }

    /// <summary>Whether a sign may open an escape that is worth a region, as far as the byte behind it tells.</summary>
    public static bool MayOpen(ReadOnlySpan<byte> text, int sign) => sign + 1 == text.Length || (s_seconds[text[sign + 1]] & BitOf(text[sign])) != 0;

    /// <summary>Reads the escape that the text begins with.</summary>
    /// <param name="text">From the sign on.</param>
    /// <param name="isFinal">Whether the input ends with the text.</param>
    /// <param name="output">What it stands for, as UTF-8; <see cref="MaxProduced"/> bytes.</param>
    /// <param name="consumed">Its length.</param>
    /// <param name="produced">Bytes of what it stands for.</param>
    public static EscapeStatus Read(ReadOnlySpan<byte> text, bool isFinal, Span<byte> output, out int consumed, out int produced)
    {
        EscapeStatus status = text[0] switch
        {
            (byte)'%' => Percent(text, output, out consumed, out produced),
            (byte)'\\' => Backslash(text, output, out consumed, out produced),
            _ => Reference(text, output, out consumed, out produced),
        };
        return status == EscapeStatus.Incomplete && isFinal ? EscapeStatus.None : status;
    }

    private static int BitOf(byte sign) => sign switch
    {
        (byte)'%' => 1,
        (byte)'\\' => 2,
        _ => 4,
    };

    private static byte[] MakeSeconds()
    {
        byte[] seconds = new byte[256];
        Span<byte> output = stackalloc byte[MaxProduced];
        foreach (byte sign in "%\\&"u8)
        {
            for (int second = 0; second < seconds.Length; second++)
            {
                bool isControl = sign == (byte)'\\' && second is 'b' or 'f' or 'v';
                if (!isControl && Read([sign, (byte)second], isFinal: false, output, out _, out _) != EscapeStatus.None)
                {
                    seconds[second] |= (byte)BitOf(sign);
                }
            }
        }

        return seconds;
    }

    private static EscapeStatus Percent(ReadOnlySpan<byte> text, Span<byte> output, out int consumed, out int produced)
    {
        if (text.Length > 1 && text[1] == (byte)'u')
        {
            return Digits(text, 2, 4, output, isByte: false, out consumed, out produced);
        }

        return Digits(text, 1, 2, output, isByte: true, out consumed, out produced);
    }

    private static EscapeStatus Backslash(ReadOnlySpan<byte> text, Span<byte> output, out int consumed, out int produced)
    {
        consumed = 2;
        produced = 1;
        if (text.Length < 2)
        {
            return EscapeStatus.Incomplete;
        }

        switch (text[1])
        {
            case (byte)'u':
                return text.Length > 2 && text[2] == (byte)'{'
                    ? Closed(text, 3, 16, (byte)'}', output, out consumed, out produced)
                    : Digits(text, 2, 4, output, isByte: false, out consumed, out produced);
            case (byte)'U':
                return Digits(text, 2, 8, output, isByte: false, out consumed, out produced);
            case (byte)'x':
                return Digits(text, 2, 2, output, isByte: true, out consumed, out produced);
            case >= (byte)'0' and <= (byte)'3':
                return Octal(text, output, out consumed);
        }

        int value = text[1] switch
        {
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'v' => '\v',
            (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'/' or (byte)'\\' => text[1],
            _ => -1,
        };
        output[0] = (byte)value;
        return value < 0 ? EscapeStatus.None : EscapeStatus.Read;
    }

    private static EscapeStatus Reference(ReadOnlySpan<byte> text, Span<byte> output, out int consumed, out int produced)
    {
        consumed = 1;
        produced = 1;
        if (text.Length < 2)
        {
            return EscapeStatus.Incomplete;
        }

        if (text[1] == (byte)'#')
        {
            return text.Length > 2 && (text[2] | 0x20) == 'x'
                ? Closed(text, 3, 16, (byte)';', output, out consumed, out produced)
                : Closed(text, 2, 10, (byte)';', output, out consumed, out produced);
        }

        ReadOnlySpan<byte> after = text[1..];
        foreach ((byte[] name, byte value) in s_names[after[0]])
        {
            int common = after.CommonPrefixLength(name);
            if (common == after.Length)
            {
                return EscapeStatus.Incomplete;
            }

            if (common == name.Length && after[common] == (byte)';')
            {
                output[0] = value;
                consumed = common + 2;
                return EscapeStatus.Read;
            }
        }

        return EscapeStatus.None;
    }

    /// <summary>So many hexadecimal digits.</summary>
    private static EscapeStatus Digits(
        ReadOnlySpan<byte> text, int from, int count, Span<byte> output, bool isByte, out int consumed, out int produced)
    {
        consumed = from + count;
        produced = 1;
        uint value = 0;
        for (int i = from; i < consumed; i++)
        {
            if (i == text.Length)
            {
                return EscapeStatus.Incomplete;
            }

            uint digit = DecodeAlphabet.Hex[text[i]];
            if (digit == DecodeAlphabet.None)
            {
                return EscapeStatus.None;
            }

            value = (value << 4) | digit;
        }

        if (isByte)
        {
            output[0] = (byte)value;
            return EscapeStatus.Read;
        }

        produced = Encode(value, output);
        return EscapeStatus.Read;
    }

    /// <summary>Three octal digits, the first of them 0 to 3.</summary>
    private static EscapeStatus Octal(ReadOnlySpan<byte> text, Span<byte> output, out int consumed)
    {
        consumed = 4;
        int value = 0;
        for (int i = 1; i < consumed; i++)
        {
            if (i == text.Length)
            {
                return EscapeStatus.Incomplete;
            }

            if (text[i] is < (byte)'0' or > (byte)'7')
            {
                return EscapeStatus.None;
            }

            value = (value * 8) + text[i] - '0';
        }

        output[0] = (byte)value;
        return EscapeStatus.Read;
    }

    /// <summary>Digits up to a closing sign.</summary>
    private static EscapeStatus Closed(
        ReadOnlySpan<byte> text, int from, uint radix, byte closing, Span<byte> output, out int consumed, out int produced)
    {
        consumed = produced = 1;
        uint value = 0;
        for (int i = from; i <= from + MaxDigits; i++)
        {
            if (i == text.Length)
            {
                return EscapeStatus.Incomplete;
            }

            uint digit = DecodeAlphabet.Hex[text[i]];
            if (digit < radix)
            {
                value = Math.Min((value * radix) + digit, 0x110000);
                continue;
            }

            if (text[i] != closing || i == from)
            {
                break;
            }

            consumed = i + 1;
            produced = Encode(value, output);
            return EscapeStatus.Read;
        }

        return EscapeStatus.None;
    }

    private static int Encode(uint value, Span<byte> output) =>
        (Rune.TryCreate(value, out Rune rune) ? rune : Rune.ReplacementChar).EncodeToUtf8(output);
}
