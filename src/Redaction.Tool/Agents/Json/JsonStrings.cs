using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Redaction.Tool.Agents.Json;

/// <summary>
/// The strings of JSON as agents write them. JavaScript writes half a surrogate pair as an escape, which the framework's readers
/// refuse; here it is a char like any other, so that no text escapes the scan for being odd.
/// </summary>
internal static class JsonStrings
{
    /// <summary>What a string token says.</summary>
    /// <param name="raw">The bytes between its quotation marks, of a token that a reader has accepted.</param>
    public static string Decode(ReadOnlySpan<byte> raw)
    {
        string text = Encoding.UTF8.GetString(raw);
        int escape = text.IndexOf('\\');
        if (escape < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text, 0, escape, text.Length);
        for (int i = escape; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                decoded.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u')
            {
                decoded.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            decoded.Append(text[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                char itself => itself,
            });
        }

        return decoded.ToString();
    }

    /// <summary>How many bytes of a string token say its first chars: where a place in what it says stands in the token.</summary>
    /// <param name="raw">The bytes between its quotation marks, of a token that a reader has accepted.</param>
    /// <param name="chars">How many chars of what it says.</param>
    public static int BytesOf(ReadOnlySpan<byte> raw, int chars)
    {
        int at = 0;
        while (chars > 0)
        {
            if (raw[at] == (byte)'\\')
            {
                at += raw[at + 1] == (byte)'u' ? 6 : 2;
                chars--;
                continue;
            }

            Rune.DecodeFromUtf8(raw[at..], out Rune rune, out int length);
            at += length;
            chars -= rune.Utf16SequenceLength;
        }

        return at;
    }

    /// <summary>What a string element says; null when it is no string.</summary>
    public static string? Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? Decode(JsonMarshal.GetRawUtf8Value(element)[1..^1]) : null;

    /// <summary>What the string member of an object says; null when there is none.</summary>
    public static string? Text(JsonElement container, string member) =>
        container.ValueKind == JsonValueKind.Object && container.TryGetProperty(member, out JsonElement value) ? Text(value) : null;

    /// <summary>Writes a text as a string token; half a surrogate pair becomes U+FFFD.</summary>
    public static void Encode(string text, IBufferWriter<byte> output)
    {
        byte[] wellFormed = Encoding.UTF8.GetBytes(text);
        output.Write("\""u8);
        output.Write(JsonEncodedText.Encode(wellFormed, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        output.Write("\""u8);
    }
}
