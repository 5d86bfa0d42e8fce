namespace Redaction.KnownValues.Parts;

/// <summary>
/// PEM, OpenSSH and PGP armour, alone or within another text. The body is the part, with its line breaks and without the
/// indent that a YAML file gives it; the lines around it and its headers are the same for every key. What stands
/// outside of the blocks is looked at as lines. Line breaks may also be written <c>\n</c>, as in a variable.
/// </summary>
internal static class ArmourParts
{
    private const int MaxLabel = 64;

    private static ReadOnlySpan<byte> Begin => "-----BEGIN "u8;

    private static ReadOnlySpan<byte> End => "-----END "u8;

    private static ReadOnlySpan<byte> PublicLabels => "CERTIFICATE PUBLIC CRL PARAMETERS SIGNATURE SIGNED"u8;

    public static bool TrySplit(ReadOnlySpan<byte> text, KeySense sense, PartFinder finder, int depth)
    {
        if (text.IndexOf(Begin) < 0)
        {
            return false;
        }

        int before = finder.Additions;
        bool any = SplitBlocks(text, sense, finder, depth, publicToo: false);
        if (any && finder.Additions == before && sense is KeySense.Root or KeySense.Secret)
        {
            // a certificate alone, registered as a secret: then its body is
            SplitBlocks(text, sense, finder, depth, publicToo: true);
        }

        return any;
    }

    private static bool SplitBlocks(ReadOnlySpan<byte> text, KeySense sense, PartFinder finder, int depth, bool publicToo)
    {
        bool any = false;
        while (NextBlock(text, out int start, out ReadOnlySpan<byte> label, out ReadOnlySpan<byte> body, out int end))
        {
            any = true;
            Outside(text[..start], sense, finder, depth);
            if (publicToo || !Judging.WordList.AnyIn(PublicLabels, label))
            {
                AddBody(body, finder);
            }

            text = text[end..];
        }

        if (any)
        {
            Outside(text, sense, finder, depth);
        }

        return any;
    }

    private static void Outside(ReadOnlySpan<byte> text, KeySense sense, PartFinder finder, int depth)
    {
        text = Bytes.Trim(text);
        if (text.Length >= LeafJudge.MinLength)
        {
            // what is no assignment around a key is a comment or its bag attributes
            _ = LineParts.TrySplit(text, sense == KeySense.Root ? KeySense.Neutral : sense, finder, depth, leastLines: 1);
        }
    }

    private static bool NextBlock(ReadOnlySpan<byte> text, out int start, out ReadOnlySpan<byte> label, out ReadOnlySpan<byte> body, out int end)
    {
        int from = 0;
        label = body = default;
        end = 0;
        while (true)
        {
            int at = text[from..].IndexOf(Begin);
            start = from + at;
            if (at < 0)
            {
                return false;
            }

            int labelStart = start + Begin.Length;
            ReadOnlySpan<byte> rest = text[labelStart..];
            int dashes = rest[..Math.Min(rest.Length, MaxLabel)].IndexOf("-----"u8);
            if (dashes < 0 || rest[..dashes].IndexOfAnyInRange((byte)'a', (byte)'z') >= 0 || Bytes.HasLines(rest[..dashes]))
            {
                from = labelStart;
                continue;
            }

            label = rest[..dashes];
            body = rest[(dashes + 5)..];
            int stop = body.IndexOf(End);
            if (stop < 0)
            {
                // cut off: the rest is body
                end = text.Length;
                return true;
            }

            end = labelStart + dashes + 5 + stop + End.Length;
            body = body[..stop];
            ReadOnlySpan<byte> closing = text[end..Math.Min(text.Length, end + MaxLabel + 5)];
            int closed = closing.IndexOf("-----"u8);
            end += closed < 0 ? 0 : closed + 5;
            return true;
        }
    }

    private static void AddBody(ReadOnlySpan<byte> body, PartFinder finder)
    {
        if (Bytes.HasLines(body) || body.IndexOf(@"\n"u8) < 0)
        {
            AddLines(body, finder);
            return;
        }

        using var plain = new ZeroedBytes(body.Length);
        for (int i = 0; i < body.Length; i++)
        {
            bool escaped = body[i] == '\\' && i + 1 < body.Length && body[i + 1] is (byte)'n' or (byte)'r';
            plain.Append(!escaped ? body[i] : body[++i] == 'n' ? (byte)'\n' : (byte)'\r');
        }

        AddLines(plain.Written, finder);
        if (body.IndexOf((byte)':') < 0)
        {
            finder.Add(TrimEscapes(body));
        }
    }

    /// <summary>Adds the body without its headers, its indent and the white space around it.</summary>
    private static void AddLines(ReadOnlySpan<byte> body, PartFinder finder)
    {
        using var plain = new ZeroedBytes(body.Length);
        bool inHeaders = true;
        for (int at = 0; at < body.Length;)
        {
            int start = at;
            ReadOnlySpan<byte> line = Bytes.NextLine(body, ref at);
            bool isHeader = inHeaders && line.IndexOf((byte)':') > 0;
            inHeaders = isHeader || inHeaders && Bytes.Trim(line).IsEmpty;
            if (!isHeader)
            {
                plain.Append(body[start..at].TrimStart(" \t"u8));
            }
        }

        finder.Add(Bytes.Trim(plain.Written));
    }

    private static ReadOnlySpan<byte> TrimEscapes(ReadOnlySpan<byte> body)
    {
        body = Bytes.Trim(body);
        while (body.StartsWith(@"\n"u8) || body.StartsWith(@"\r"u8))
        {
            body = Bytes.Trim(body[2..]);
        }

        while (body.EndsWith(@"\n"u8) || body.EndsWith(@"\r"u8))
        {
            body = Bytes.Trim(body[..^2]);
        }

        return body;
    }
}
