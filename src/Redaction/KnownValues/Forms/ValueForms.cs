using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Redaction.KnownValues.Forms;

/// <summary>
/// The texts in which a value is looked for. What changes every character is a form of its own here: reversed, ROT13, base64,
/// base32, hexadecimal, UTF-16, and two of these on top of each other. What changes or inserts some characters (escapes,
/// quoting, percent encoding, line breaks, colours, separators) is undone while the text is read, for each of these forms.
/// <para>
/// Base64 depends on where the value starts in a group of three bytes, base32 in one of five: there is a form for each,
/// without the characters at its ends that hold bits of the neighbours. So the value is found inside a longer encoded text.
/// </para>
/// </summary>
internal static class ValueForms
{
    /// <summary>A value with fewer letters than this is not looked for in ROT13: it could be a word by chance.</summary>
    private const int MinRotated = 10;

    /// <summary>Longer values are not looked for in two encodings on top of each other: that would take too much memory.</summary>
    private const int MaxNested = 1024;

    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Writes all forms of a value: of the whole, or of the sensitive parts of a document.</summary>
    /// <exception cref="ArgumentException">No part can be masked.</exception>
    public static void WriteAll(ReadOnlySpan<byte> value, int fragment, FormWriter forms)
    {
        // the blanks around a value are part of it, a line end is not
        int start = value.Length - value.TrimStart("\r\n"u8).Length;
        int end = value.TrimEnd("\r\n"u8).Length;
        int length = Math.Max(0, end - start);
        int inner = length > 0 ? value[start..end].Trim(" \t"u8).Length : 0;
        bool isWhole = false;
        ValueParts.ForEach(value, part =>
        {
            if (part.Length == inner)
            {
                isWhole = true;
            }
            else if (MaskSafety.IsSafe(part))
            {
                WriteLines(part, fragment, forms);
            }
        });
        if (isWhole)
        {
            WriteLines(value.Slice(start, length), fragment, forms);
        }

        if (forms.Forms.Count == 0)
        {
            throw MaskSafety.Refused("it is a document whose sensitive parts are all too short or too common; register these parts themselves.");
        }
    }

    /// <summary>Line ends are LF in the forms: a CR before one is passed over where it stands in a text.</summary>
    private static void WriteLines(ReadOnlySpan<byte> part, int fragment, FormWriter forms)
    {
        if (!part.Contains((byte)'\r'))
        {
            Write(part, fragment, forms);
            return;
        }

        byte[] lines = Rent(part.Length);
        try
        {
            int length = 0;
            for (int i = 0; i < part.Length; i++)
            {
                if (part[i] != '\r' || i + 1 == part.Length || part[i + 1] != '\n')
                {
                    lines[length++] = part[i];
                }
            }

            Write(lines.AsSpan(0, length), fragment, forms);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(lines);
        }
    }

    /// <summary>Writes all forms of one part of a value.</summary>
    /// <param name="part">The part, 8 bytes or more.</param>
    /// <param name="fragment">How many consecutive bytes of a long value make a finding.</param>
    /// <param name="forms">Takes the forms.</param>
    public static void Write(ReadOnlySpan<byte> part, int fragment, FormWriter forms)
    {
        int need = NeedOf(part.Length, fragment);
        part.CopyTo(forms.Reserve(part.Length));
        forms.Add(part.Length, need, FormKind.Plain);
        WriteAround(part, need, forms);
        WriteReversed(part, need, forms);
        WriteRotated(part, need, forms);
        WriteHex(part, need, forms);
        WriteBase32(part, need, forms);
        WriteBase64(part, need, forms);
        WriteUtf16(part, need, forms);
        WriteBase64OfJson(part, need, forms);
        if (part.Length <= MaxNested)
        {
            WriteNested(part, need, forms);
        }
    }

    /// <summary>The fewest consecutive bytes of a value that make a finding: so many, or two thirds of it, but never under 8.</summary>
    public static int NeedOf(int length, int fragment) => Math.Max(SecretRegistry.MinLength, Math.Min(fragment, length * 2 / 3));

    /// <summary>How many whole characters of so many bits each lie within so many bytes, wherever they start.</summary>
    private static int Within(int bytes, int bits) => ((bytes * 8) - (2 * (bits - 1))) / bits;

    /// <summary>PowerShell's messages show what is before or after an ampersand, for it ends a command there.</summary>
    private static void WriteAround(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        for (int from = 0; from < part.Length;)
        {
            int length = part[from..].IndexOf((byte)'&');
            length = length < 0 ? part.Length - from : length;
            if (length < part.Length && length < need && length >= SecretRegistry.MinLength)
            {
                part.Slice(from, length).CopyTo(forms.Reserve(length));
                forms.Add(length, length, FormKind.Plain);
            }

            from += length + 1;
        }
    }

    /// <summary>Each line backwards, by characters, as <c>rev</c> does.</summary>
    private static void WriteReversed(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        Span<byte> text = forms.Reserve(part.Length);
        for (int from = 0; from < part.Length;)
        {
            int length = part[from..].IndexOf((byte)'\n');
            length = length < 0 ? part.Length - from : length;
            for (int at = from; at < from + length;)
            {
                Rune.DecodeFromUtf8(part[at..(from + length)], out _, out int used);
                part.Slice(at, used).CopyTo(text[(from + from + length - at - used)..]);
                at += used;
            }

            from += length;
            if (from < part.Length)
            {
                text[from++] = (byte)'\n';
            }
        }

        forms.Add(part.Length, need, FormKind.Text);
    }

    private static void WriteRotated(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        Span<byte> text = forms.Reserve(part.Length);
        int letters = 0;
        for (int i = 0; i < part.Length; i++)
        {
            byte b = part[i];
            if (char.IsAsciiLetter((char)b))
            {
                int first = b & 0xE0 | 1;
                b = (byte)(first + ((b - first + 13) % 26));
                letters++;
            }

            text[i] = b;
        }

        forms.Add(letters >= MinRotated ? part.Length : 0, Math.Max(need, MinRotated), FormKind.Text);
    }

    private static void WriteHex(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        Hex(part, forms.Reserve(part.Length * 2));
        forms.Add(part.Length * 2, need * 2, FormKind.Hex);
    }

    private static void WriteBase32(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        for (int shift = 0; shift < 5; shift++)
        {
            int skip = ((shift * 8) + 4) / 5;
            int end = (shift + part.Length) * 8 / 5;
            Span<byte> text = forms.Reserve(end - skip);
            for (int i = skip; i < end; i++)
            {
                // five bits from bit i * 5 of a text that begins with so many unknown bytes
                int bit = (i * 5) - (shift * 8);
                int pair = part[bit >> 3] << 8 | ((bit >> 3) + 1 < part.Length ? part[(bit >> 3) + 1] : 0);
                text[i - skip] = (byte)Base32[(pair >> (11 - (bit & 7))) & 31];
            }

            forms.Add(end - skip, Within(need, 5), FormKind.Text, tail: (shift + part.Length) % 5 != 0);
        }
    }

    private static void WriteBase64(ReadOnlySpan<byte> bytes, int need, FormWriter forms)
    {
        for (int shift = 0; shift < 3; shift++)
        {
            int length = Base64At(bytes, shift, forms);
            forms.Add(length, Within(need, 6), FormKind.Base64, tail: (shift + bytes.Length) % 3 != 0);
        }
    }

    /// <summary>Encodes bytes that begin so far into a group of three, without the characters they share; returns the length.</summary>
    private static int Base64At(ReadOnlySpan<byte> bytes, int shift, FormWriter forms)
    {
        byte[] rented = Rent(shift + bytes.Length);
        try
        {
            rented.AsSpan(0, shift).Clear();
            bytes.CopyTo(rented.AsSpan(shift));
            int skip = ((shift * 8) + 5) / 6;
            int end = (shift + bytes.Length) * 8 / 6;
            Span<byte> text = forms.Reserve(Base64.GetMaxEncodedToUtf8Length(shift + bytes.Length));
            Base64.EncodeToUtf8(rented.AsSpan(0, shift + bytes.Length), text, out _, out int written);
            text[skip..end].CopyTo(text);
            text[(end - skip)..written].Clear();
            return end - skip;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(rented);
        }
    }

    private static void WriteUtf16(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        byte[] wide = Rent(part.Length * 2);
        try
        {
            int length = 0;
            bool ascii = true;
            Span<char> units = stackalloc char[2];
            for (ReadOnlySpan<byte> rest = part; !rest.IsEmpty;)
            {
                if (Rune.DecodeFromUtf8(rest, out Rune rune, out int used) != OperationStatus.Done)
                {
                    return; // no text
                }

                foreach (char unit in units[..rune.EncodeToUtf16(units)])
                {
                    wide[length++] = (byte)unit;
                    wide[length++] = (byte)(unit >> 8);
                    ascii &= unit < 0x80;
                }

                rest = rest[used..];
            }

            units.Clear();

            int needed = Math.Min((need * 2) - 1, length);

            // without its last zero it is also in the text of the other byte order
            ReadOnlySpan<byte> little = wide.AsSpan(0, ascii ? length - 1 : length);
            little.CopyTo(forms.Reserve(little.Length));
            forms.Add(little.Length, needed, FormKind.Text);
            for (int shift = 0; shift < 3; shift++)
            {
                forms.Add(Base64At(wide.AsSpan(0, length), shift, forms), Within(need * 2, 6), FormKind.Base64, tail: (shift + length) % 3 != 0);
            }

            if (!ascii)
            {
                for (int i = 0; i < length; i += 2)
                {
                    (wide[i], wide[i + 1]) = (wide[i + 1], wide[i]);
                }

                wide.AsSpan(0, length).CopyTo(forms.Reserve(length));
                forms.Add(length, needed, FormKind.Text);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wide);
        }
    }

    /// <summary>
    /// A value with characters that JSON escapes, within a JSON text that is encoded whole: with no more escapes than JSON
    /// asks for, with those for HTML (as .NET and Go write), and with all that is not ASCII (as Python writes).
    /// </summary>
    private static void WriteBase64OfJson(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        byte[] json = Rent(part.Length * 6);
        try
        {
            foreach ((string alsoEscaped, bool asciiOnly, bool upper) in ((string, bool, bool)[])[("", false, false), ("<>&", false, false), ("<>&'+`\"", true, true), ("", true, false)])
            {
                int length = JsonString.Write(part, alsoEscaped, asciiOnly, upper, json);
                if (length > part.Length)
                {
                    WriteBase64(json.AsSpan(0, length), need, forms);
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    private static void WriteNested(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        byte[] inner = Rent(part.Length * 2);
        try
        {
            for (int shift = 0; shift < 3; shift++)
            {
                int length = Base64At(part, shift, forms);
                Span<byte> encoded = inner.AsSpan(0, length);
                Span<byte> reserved = forms.Reserve(length)[..length];
                reserved.CopyTo(encoded);
                reserved.Clear();
                int innerNeed = Within(need, 6);
                WriteBase64(encoded, innerNeed, forms);
                WriteHex(encoded, innerNeed, forms);
            }

            Hex(part, inner);
            WriteBase64(inner.AsSpan(0, part.Length * 2), need * 2, forms);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(inner);
        }
    }

    private static void Hex(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            text[i * 2] = (byte)"0123456789abcdef"[bytes[i] >> 4];
            text[(i * 2) + 1] = (byte)"0123456789abcdef"[bytes[i] & 15];
        }
    }

    private static byte[] Rent(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);
}
