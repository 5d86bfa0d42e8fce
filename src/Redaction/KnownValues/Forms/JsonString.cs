using System.Text;

namespace Redaction.KnownValues.Forms;

/// <summary>Writes text as it stands within a JSON string (RFC 8259, section 7), to bytes only: no string is made.</summary>
internal static class JsonString
{
    /// <summary>
    /// How writers escape: no more than JSON asks for, which comes first; also for HTML, as Go does and as .NET does; and all
    /// that is not ASCII, as Python does.
    /// </summary>
    public static IReadOnlyList<JsonStyle> Styles { get; } =
    [
        new("", AsciiOnly: false, UpperCase: false),
        new("<>&", AsciiOnly: false, UpperCase: false),
        new("<>&'+`\"", AsciiOnly: true, UpperCase: true),
        new("", AsciiOnly: true, UpperCase: false),
    ];

    /// <summary>Writes the text and returns its length; six times the length of the text is room enough.</summary>
    public static int Write(ReadOnlySpan<byte> text, JsonStyle style, Span<byte> json)
    {
        int length = 0;
        Span<char> units = stackalloc char[2];
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int used);
            byte first = text[0];
            if (used == 1 && first < 0x80)
            {
                length += WriteAscii(first, style, json[length..]);
            }
            else if (style.AsciiOnly)
            {
                foreach (char unit in units[..rune.EncodeToUtf16(units)])
                {
                    length += WriteNumber(unit, style, json[length..]);
                }
            }
            else
            {
                text[..used].CopyTo(json[length..]);
                length += used;
            }

            text = text[used..];
        }

        units.Clear();
        return length;
    }

    private static int WriteAscii(byte b, JsonStyle style, Span<byte> json)
    {
        char letter = b switch
        {
            (byte)'"' when !style.AlsoEscaped.Contains('"', StringComparison.Ordinal) => '"',
            (byte)'\\' => '\\',
            (byte)'\n' => 'n',
            (byte)'\r' => 'r',
            (byte)'\t' => 't',
            8 => 'b',
            12 => 'f',
            _ => '\0',
        };
        if (letter != '\0')
        {
            json[0] = (byte)'\\';
            json[1] = (byte)letter;
            return 2;
        }

        if (b < 0x20 || style.AlsoEscaped.Contains((char)b, StringComparison.Ordinal))
        {
            return WriteNumber((char)b, style, json);
        }

        json[0] = b;
        return 1;
    }

    private static int WriteNumber(char unit, JsonStyle style, Span<byte> json)
    {
        json[0] = (byte)'\\';
        json[1] = (byte)'u';
        string digits = style.UpperCase ? "0123456789ABCDEF" : "0123456789abcdef";
        for (int i = 0; i < 4; i++)
        {
            json[2 + i] = (byte)digits[(unit >> (12 - (4 * i))) & 15];
        }

        return 6;
    }
}
