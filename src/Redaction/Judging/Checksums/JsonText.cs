using System.Buffers;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Tells whether a text is one JSON object (RFC 8259), and finds its members. The platform's reader throws on what is not
/// JSON, and here most of what is tried is not: this one walks the text once, throws nothing and allocates nothing.
/// Nesting beyond 64 counts as no JSON; the digits of a number are not looked at closely.
/// </summary>
internal static class JsonText
{
    private const int MaxDepth = 64;
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("+-.0123456789Ee"u8);

    /// <summary>Whether the text is one object and nothing else but white space.</summary>
    public static bool IsObject(ReadOnlySpan<byte> text) => TryFind(text, default, out _);

    /// <summary>Whether the text is one object with this member at its top.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The member; written without escapes, as names of formats are.</param>
    /// <param name="value">What stands after its colon: a string without its quotes, or the first byte of anything else.</param>
    public static bool TryGetMember(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value) =>
        TryFind(text, name, out value) && !value.IsEmpty;

    private static bool TryFind(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> found)
    {
        found = default;
        int at = 0;
        ulong objects = 0;
        int depth = 0;
        bool wantsValue = true;
        bool wanted = false;
        do
        {
            SkipSpace(text, ref at);
            if (at == text.Length)
            {
                return false;
            }

            byte b = text[at];
            bool inObject = depth > 0 && (objects & 1) != 0;
            if (wantsValue)
            {
                int start = at;
                wantsValue = false;
                if (b is (byte)'{' or (byte)'[')
                {
                    if (depth == MaxDepth || (depth == 0 && b != (byte)'{'))
                    {
                        return false;
                    }

                    objects = objects << 1 | (b == (byte)'{' ? 1u : 0u);
                    depth++;
                    at++;
                    SkipSpace(text, ref at);
                    if (at < text.Length && text[at] == (b == (byte)'{' ? (byte)'}' : (byte)']'))
                    {
                        at++;
                        depth--;
                        objects >>= 1;
                    }
                    else if (b == (byte)'[')
                    {
                        wantsValue = true;
                    }
                    else if (!TryName(text, ref at, depth == 1 ? name : default, out wanted))
                    {
                        return false;
                    }
                    else
                    {
                        wantsValue = true;
                        continue;
                    }
                }
                else if (depth == 0 || !TrySkipScalar(text, ref at))
                {
                    return false;
                }

                if (wanted && found.IsEmpty)
                {
                    found = b == (byte)'"' ? text[(start + 1)..(at - 1)] : text.Slice(start, 1);
                }

                wanted = false;
            }
            else if (b == (byte)',')
            {
                at++;
                if (inObject && !TryName(text, ref at, depth == 1 ? name : default, out wanted))
                {
                    return false;
                }

                wantsValue = true;
            }
            else if (b == (inObject ? (byte)'}' : (byte)']'))
            {
                at++;
                depth--;
                objects >>= 1;
            }
            else
            {
                return false;
            }
        }
        while (depth > 0);

        SkipSpace(text, ref at);
        return at == text.Length;
    }

    private static bool TryName(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> name, out bool isWanted)
    {
        isWanted = false;
        SkipSpace(text, ref at);
        int start = at;
        if (at == text.Length || text[at] != (byte)'"' || !TrySkipString(text, ref at))
        {
            return false;
        }

        isWanted = !name.IsEmpty && text[(start + 1)..(at - 1)].SequenceEqual(name);
        SkipSpace(text, ref at);
        return at < text.Length && text[at++] == (byte)':';
    }

    private static bool TrySkipScalar(ReadOnlySpan<byte> text, ref int at)
    {
        ReadOnlySpan<byte> rest = text[at..];
        if (rest[0] == (byte)'"')
        {
            return TrySkipString(text, ref at);
        }

        int length = rest.StartsWith("true"u8) || rest.StartsWith("null"u8) ? 4
            : rest.StartsWith("false"u8) ? 5
            : rest[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9') ? rest.IndexOfAnyExcept(NumberBytes)
            : 0;
        at = length < 0 ? text.Length : at + length;
        return length != 0;
    }

    private static bool TrySkipString(ReadOnlySpan<byte> text, ref int at)
    {
        for (at++; at < text.Length; at++)
        {
            switch (text[at])
            {
                case (byte)'"':
                    at++;
                    return true;
                case (byte)'\\':
                    at++;
                    if (at == text.Length || "\"\\/bfnrtu"u8.IndexOf(text[at]) < 0)
                    {
                        return false;
                    }

                    break;
                case < 0x20:
                    return false;
            }
        }

        return false;
    }

    private static void SkipSpace(ReadOnlySpan<byte> text, ref int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }
    }
}
