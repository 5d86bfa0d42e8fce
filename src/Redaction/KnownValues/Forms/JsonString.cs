using System.Text;

namespace Redaction.KnownValues.Forms;

/// <summary>Writes text as it stands within a JSON string (RFC 8259, section 7), to bytes only: no string is made.</summary>
internal static class JsonString
{
    /// <summary>Writes the text and returns its length; six times the length of the text is room enough.</summary>
    public static int Write(ReadOnlySpan<byte> text, string alsoEscaped, bool asciiOnly, bool upper, Span<byte> json)
    {
        int length = 0;
        Span<char> units = stackalloc char[2];
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out Rune rune, out int used);
            byte first = text[0];
            if (used == 1 && first < 0x80)
            {
                length += WriteAscii(first, alsoEscaped, upper, json[length..]);
            }
            else if (asciiOnly)
            {
                foreach (char unit in units[..rune.EncodeToUtf16(units)])
                {
                    length += WriteNumber(unit, upper, json[length..]);
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

    private static int WriteAscii(byte b, string alsoEscaped, bool upper, Span<byte> json)
    {
        char letter = b switch
        {
            (byte)'"' when !alsoEscaped.Contains('"', StringComparison.Ordinal) => '"',
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

        if (b < 0x20 || alsoEscaped.Contains((char)b, StringComparison.Ordinal))
        {
            return WriteNumber((char)b, upper, json);
        }

        json[0] = b;
        return 1;
    }

    private static int WriteNumber(char unit, bool upper, Span<byte> json)
    {
        json[0] = (byte)'\\';
        json[1] = (byte)'u';
        string digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
        for (int i = 0; i < 4; i++)
        {
            json[2 + i] = (byte)digits[(unit >> (12 - (4 * i))) & 15];
        }

        return 6;
    }
}
