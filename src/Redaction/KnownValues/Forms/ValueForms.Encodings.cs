using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Redaction.KnownValues.Forms;

/// <content>The encodings.</content>
internal static partial class ValueForms
{
    private static void WriteEncoded(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        WriteHex(part, need, forms);
        WriteBase32(part, need, forms);
        WriteBase64(part, need, forms, BrokenStarts);
        WriteUtf16(part, need, forms);
        if (part.Length <= MaxNested)
        {
            forms.IsNested = true;
            WriteNested(part, need, forms);
            forms.IsNested = false;
        }
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

    private static void WriteBase64(ReadOnlySpan<byte> bytes, int need, FormWriter forms, int starts = 1)
    {
        for (int shift = 0; shift < 3; shift++)
        {
            int length = Base64At(bytes, shift, forms);
            forms.Add(length, Within(need, 6), FormKind.Base64, tail: (shift + bytes.Length) % 3 != 0, starts);
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
                for (int shift = 0; shift < 3; shift++)
                {
                    forms.Add(Base64At(wide.AsSpan(0, length), shift, forms), Within(need * 2, 6), FormKind.Base64, tail: (shift + length) % 3 != 0);
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(wide);
        }
    }

    private static void WriteNested(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        byte[] inner = Rent(part.Length * 2);
        byte[] lines = Rent(part.Length * 2);
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
                if (shift == 0 && length > WrappedLine)
                {
                    int wrapped = Wrap(encoded, lines);
                    WriteBase64(lines.AsSpan(0, wrapped), innerNeed, forms);
                }
            }

            Hex(part, inner);
            WriteBase64(inner.AsSpan(0, part.Length * 2), need * 2, forms);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(inner);
            CryptographicOperations.ZeroMemory(lines);
        }
    }

    /// <summary>Breaks lines as <c>base64</c> does when nothing stands before the value.</summary>
    private static int Wrap(ReadOnlySpan<byte> text, Span<byte> lines)
    {
        int length = 0;
        while (!text.IsEmpty)
        {
            int line = Math.Min(WrappedLine, text.Length);
            text[..line].CopyTo(lines[length..]);
            length += line;
            text = text[line..];
            if (!text.IsEmpty)
            {
                lines[length++] = (byte)'\n';
            }
        }

        return length;
    }

    private static void Hex(ReadOnlySpan<byte> bytes, Span<byte> text)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            text[i * 2] = (byte)"0123456789abcdef"[bytes[i] >> 4];
            text[(i * 2) + 1] = (byte)"0123456789abcdef"[bytes[i] & 15];
        }
    }
}
