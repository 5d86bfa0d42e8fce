using System.Buffers;
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
internal static partial class ValueForms
{
    /// <summary>A value with fewer letters than this is not looked for in ROT13: it could be a word by chance.</summary>
    private const int MinRotated = 8;

    /// <summary>Longer values are not looked for in two encodings on top of each other: that would take too much memory.</summary>
    private const int MaxNested = 1024;

    // shorter ones would have the search look at every third byte of all texts
    private const int MinAround = 10;

    // wrapped base64 may leave up to three characters of it in the line before
    private const int BrokenStarts = 4;

    // of the base64 command
    private const int WrappedLine = 76;

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
        byte[] joined = Rent(part.Length);
        byte[] json = Rent(part.Length * 6);
        byte[] twice = Rent(part.Length * 12);
        try
        {
            // where the value is printed as text a line break is passed over like any other
            int length = Join(part, joined);
            ReadOnlySpan<byte> text = joined.AsSpan(0, length);
            int need = NeedOf(length, fragment);
            text.CopyTo(forms.Reserve(length));
            forms.Add(length, need, text.Contains((byte)' ') && !text.Contains((byte)'+') ? FormKind.Words : FormKind.Plain);
            WriteAround(text, need, forms);
            WriteCase(text, need, forms);
            WriteReversed(part, need, forms);
            WriteRotated(text, need, forms);

            need = NeedOf(part.Length, fragment);
            WriteEncoded(part, need, forms);
            foreach (JsonStyle style in JsonString.Styles)
            {
                length = JsonString.Write(part, style, json);
                if (length == part.Length)
                {
                    continue;
                }

                if (style == JsonString.Styles[0])
                {
                    // the text of a document is encoded with its escapes
                    WriteReversed(json.AsSpan(0, length), need, forms);
                    WriteRotated(json.AsSpan(0, length), need, forms);
                    WriteEncoded(json.AsSpan(0, length), need, forms);
                    int again = JsonString.Write(json.AsSpan(0, length), style, twice);
                    WriteBase64(twice.AsSpan(0, again), need, forms);
                }
                else
                {
                    WriteBase64(json.AsSpan(0, length), need, forms);
                }
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(joined);
            CryptographicOperations.ZeroMemory(json);
            CryptographicOperations.ZeroMemory(twice);
        }
    }

    private static int Join(ReadOnlySpan<byte> part, Span<byte> joined)
    {
        int length = 0;
        foreach (byte b in part)
        {
            if (b != '\n')
            {
                joined[length++] = b;
            }
        }

        return length;
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
            if (length < part.Length && length < need && length >= MinAround)
            {
                part.Slice(from, length).CopyTo(forms.Reserve(length));
                forms.Add(length, length, FormKind.Plain);
            }

            from += length + 1;
        }
    }

    /// <summary>In upper and lower case where that is more than the letters of ASCII.</summary>
    private static void WriteCase(ReadOnlySpan<byte> text, int need, FormWriter forms)
    {
        if (Ascii.IsValid(text))
        {
            return;
        }

        foreach (bool upper in (bool[])[true, false])
        {
            Span<byte> changed = forms.Reserve(text.Length * 3);
            int length = 0;
            for (ReadOnlySpan<byte> rest = text; !rest.IsEmpty;)
            {
                if (Rune.DecodeFromUtf8(rest, out Rune rune, out int used) == OperationStatus.Done)
                {
                    length += (upper ? Rune.ToUpperInvariant(rune) : Rune.ToLowerInvariant(rune)).EncodeToUtf8(changed[length..]);
                }
                else
                {
                    rest[..used].CopyTo(changed[length..]);
                    length += used;
                }

                rest = rest[used..];
            }

            forms.Add(length, need, FormKind.Plain);
        }
    }

    /// <summary>Backwards by characters: each line, as <c>rev</c> does, and all of it.</summary>
    private static void WriteReversed(ReadOnlySpan<byte> part, int need, FormWriter forms)
    {
        Span<byte> text = forms.Reserve(part.Length);
        int length = 0;
        for (ReadOnlySpan<byte> rest = part; !rest.IsEmpty;)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            Reverse(line, text[length..]);
            length += line.Length;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        forms.Add(length, need, FormKind.Text);
        if (length < part.Length)
        {
            byte[] joined = Rent(part.Length);
            length = Join(part, joined);
            Reverse(joined.AsSpan(0, length), forms.Reserve(length));
            forms.Add(length, need, FormKind.Text);
            CryptographicOperations.ZeroMemory(joined);
        }
    }

    private static void Reverse(ReadOnlySpan<byte> text, Span<byte> reversed)
    {
        for (int at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf8(text[at..], out _, out int used);
            text.Slice(at, used).CopyTo(reversed[(text.Length - at - used)..]);
            at += used;
        }
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

    private static byte[] Rent(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);
}
