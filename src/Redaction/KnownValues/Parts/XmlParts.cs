namespace Redaction.KnownValues.Parts;

/// <summary>
/// XML, as the settings of .NET, Maven and NuGet are written: the texts of elements and the values of attributes, under their
/// names, and <c>&lt;add key="ApiKey" value="…"/&gt;</c> under the name that stands beside. It is read leniently, but it must
/// begin with an element or a declaration and end with a tag.
/// </summary>
internal static class XmlParts
{
    private static ReadOnlySpan<byte> CharacterData => "<![CDATA["u8;

    public static bool TrySplit(ReadOnlySpan<byte> text, PartFinder finder, int depth)
    {
        if (text[0] != '<' || text[^1] != '>' || !IsXml(text))
        {
            return false;
        }

        KeySense sense = KeySense.Neutral, label = KeySense.Neutral;
        for (int at = 0; at < text.Length;)
        {
            ReadOnlySpan<byte> rest = text[at..];
            if (rest[0] != '<')
            {
                int end = rest.IndexOf((byte)'<');
                Text(end < 0 ? rest : rest[..end], sense, finder, depth);
                at = end < 0 ? text.Length : at + end;
            }
            else if (rest.StartsWith(CharacterData))
            {
                int end = rest.IndexOf("]]>"u8);
                finder.Leaf(rest[CharacterData.Length..(end < 0 ? rest.Length : end)], sense, depth);
                at = end < 0 ? text.Length : at + end + 3;
            }
            else if (rest.StartsWith("<!--"u8))
            {
                int end = rest.IndexOf("-->"u8);
                at = end < 0 ? text.Length : at + end + 3;
            }
            else
            {
                at += Tag(rest, ref sense, ref label, finder, depth);
            }
        }

        return true;
    }

    /// <summary>Whether it ends as it begins: <c>&lt;a … &lt;/a&gt;</c>, or is one element with an attribute.</summary>
    private static bool IsXml(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("<?xml "u8))
        {
            return true;
        }

        ReadOnlySpan<byte> name = text.Slice(1, NameLength(text[1..]));
        int close = text.LastIndexOf("</"u8);
        return !name.IsEmpty && (close > 0 && Bytes.Trim(text[(close + 2)..^1]).SequenceEqual(name) || text.EndsWith("/>"u8) && text.IndexOf("=\""u8) > 0);
    }

    /// <summary>Reads a tag and its attributes; gives its length.</summary>
    private static int Tag(ReadOnlySpan<byte> text, ref KeySense sense, ref KeySense label, PartFinder finder, int depth)
    {
        bool closes = text.Length > 1 && text[1] == '/';
        int at = closes ? 2 : 1;
        ReadOnlySpan<byte> name = text.Slice(at, NameLength(text[at..]));
        at += name.Length;

        // a label holds for its own element and for a value within: <setting name="Password"><value>
        label = KeyWords.IsCarrier(name) ? label : KeySense.Neutral;
        sense = closes ? KeySense.Neutral : Sense(name, label);
        while (at < text.Length && text[at] != '>')
        {
            int length = NameLength(text[at..]);
            if (length == 0)
            {
                at++;
                continue;
            }

            ReadOnlySpan<byte> attribute = text.Slice(at, length);
            at += length;
            if (at + 1 >= text.Length || text[at] != '=' || text[at + 1] is not ((byte)'"' or (byte)'\''))
            {
                continue;
            }

            ReadOnlySpan<byte> value = text[(at + 2)..];
            int close = value.IndexOf(text[at + 1]);
            value = close < 0 ? value : value[..close];
            at = close < 0 ? text.Length : at + close + 3;
            bool isLabel = KeyWords.IsLabel(attribute) && KeyWords.Of(value) == KeySense.Secret;
            label = isLabel ? KeySense.Secret : label;
            Text(value, isLabel ? KeySense.Other : Sense(attribute, label), finder, depth);
        }

        return Math.Min(at + 1, text.Length);
    }

    private static KeySense Sense(ReadOnlySpan<byte> name, KeySense label) => KeyWords.IsCarrier(name) ? label : KeyWords.Of(name);

    private static int NameLength(ReadOnlySpan<byte> text)
    {
        int length = text.IndexOfAnyExcept(s_name);
        return length < 0 ? text.Length : length;
    }

    private static void Text(ReadOnlySpan<byte> text, KeySense sense, PartFinder finder, int depth)
    {
        if (text.IndexOf((byte)'&') < 0)
        {
            finder.Leaf(text, sense, depth);
            return;
        }

        using var plain = new ZeroedBytes(text.Length);
        while (!text.IsEmpty)
        {
            (int length, byte b) = text switch
            {
                _ when text.StartsWith("&lt;"u8) => (4, (byte)'<'),
                _ when text.StartsWith("&gt;"u8) => (4, (byte)'>'),
                _ when text.StartsWith("&amp;"u8) => (5, (byte)'&'),
                _ when text.StartsWith("&quot;"u8) => (6, (byte)'"'),
                _ when text.StartsWith("&apos;"u8) => (6, (byte)'\''),
                _ => (1, text[0]),
            };
            plain.Append(b);
            text = text[length..];
        }

        finder.Leaf(plain.Written, sense, depth);
    }

    private static readonly System.Buffers.SearchValues<byte> s_name =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_:.-"u8);
}
