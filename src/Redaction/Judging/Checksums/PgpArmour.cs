namespace Redaction.Judging.Checksums;

/// <summary>
/// Armoured OpenPGP private keys (RFC 9580, section 6): header lines, an empty line, base64, and a line of <c>=</c> and four
/// digits with the CRC-24 of the decoded body. The line may be missing (the RFC now advises against it): then only the
/// decoding and the first packet can be tested. Source: the check value of the RFC's algorithm.
/// </summary>
internal static class PgpArmour
{
    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        int begin = text.IndexOf("-----BEGIN PGP "u8);
        ReadOnlySpan<byte> rest = begin < 0 ? [] : text[(begin + 15)..];
        int labelEnd = rest.IndexOf("-----"u8);
        int end = labelEnd < 0 ? -1 : rest[(labelEnd + 5)..].IndexOf("-----END "u8);
        return end < 0 ? ChecksumOutcome.Absent : Inspect(rest.Slice(labelEnd + 5, end));
    }

    /// <summary>Judges what stands between the BEGIN and the END line.</summary>
    public static ChecksumOutcome Inspect(ReadOnlySpan<byte> body)
    {
        // A header ends where its line does, and only headers have colons.
        int colon = body.LastIndexOf((byte)':');
        if (colon >= 0)
        {
            ReadOnlySpan<byte> header = body[colon..];
            int lineEnd = header.IndexOf((byte)'\n');
            int escaped = header.IndexOf("\\n"u8);
            body = lineEnd >= 0 ? header[(lineEnd + 1)..] : escaped >= 0 ? header[(escaped + 2)..] : header;
        }

        var reader = new ArmourReader(body);
        var crc = new Crc24();
        bool isFirst = true;
        bool opensPacket = false;
        while (reader.TryRead(out byte b))
        {
            opensPacket |= isFirst && (b & 0x80) != 0;
            isFirst = false;
            crc.Add(b);
        }

        if (reader.IsMalformed || !opensPacket)
        {
            return ChecksumOutcome.Failed;
        }

        return !reader.HasCrc ? ChecksumOutcome.Consistent
            : reader.TryReadCrc(out uint written) && written == crc.Value ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }
}
