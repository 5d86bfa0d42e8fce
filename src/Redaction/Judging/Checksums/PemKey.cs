namespace Redaction.Judging.Checksums;

/// <summary>
/// Private keys in PEM (RFC 7468): the body is base64 of one DER SEQUENCE whose length agrees with the body's, and which
/// opens as the label says: PKCS#1 (RFC 8017), PKCS#8 plain or encrypted (RFC 5958), SEC 1 (RFC 5915), or the traditional
/// DSA form. Traditional bodies with a <c>DEK-Info</c> header are ciphertext, of which only the length can be tested. Blocks of
/// OpenSSH and OpenPGP are passed on. A block without its END line is cut, and nothing is said of it. A body too short for any
/// key is a test's or a manual's: it counts where it is a random text, not where it is a word.
/// </summary>
internal static class PemKey
{
    /// <summary>Enough of a key to see what it opens with: two headers, a version and a third header.</summary>
    private const int OpeningLength = 32;

    /// <summary>The block length of DES, the smallest of the traditional ciphers.</summary>
    private const int CipherBlock = 8;

    /// <summary>Base64 digits: no format has a private key in fewer.</summary>
    private const int ShortestBody = 40;

    private const string Encrypted = "encrypted private key";

    public static ChecksumOutcome Check(in JudgeInput input) => Inspect(input.Secret, out _);

    /// <summary>Says that a key is encrypted; of others there is nothing to say.</summary>
    public static string? Describe(in JudgeInput input) =>
        Inspect(input.Secret, out bool isEncrypted) != ChecksumOutcome.Failed && isEncrypted ? Encrypted : null;

    private static ChecksumOutcome Inspect(ReadOnlySpan<byte> text, out bool isEncrypted)
    {
        isEncrypted = false;
        int begin = text.IndexOf("-----BEGIN "u8);
        ReadOnlySpan<byte> rest = begin < 0 ? [] : text[(begin + 11)..];
        int labelEnd = rest.IndexOf("-----"u8);
        if (labelEnd < 0)
        {
            return ChecksumOutcome.Absent;
        }

        ReadOnlySpan<byte> label = rest[..labelEnd];
        if (label.IndexOf("PRIVATE KEY"u8) < 0)
        {
            return ChecksumOutcome.Absent;
        }

        ReadOnlySpan<byte> body = rest[(labelEnd + 5)..];
        int end = body.IndexOf("-----END "u8);
        if (label.StartsWith("PGP "u8))
        {
            return end < 0 ? ChecksumOutcome.Absent : PgpArmour.Inspect(body[..end]);
        }

        ReadOnlySpan<byte> whole = body[..Math.Max(end, 0)];
        bool hasCipher = TrySkipHeaders(ref body);
        isEncrypted = hasCipher || label.StartsWith("ENCRYPTED "u8);
        end = body.IndexOf("-----END "u8);
        if (end < 0)
        {
            return ChecksumOutcome.Absent;
        }

        body = body[..end];
        ChecksumOutcome outcome = label.StartsWith("OPENSSH "u8) ? OpenSshKey.Inspect(body, out isEncrypted) : InspectDer(body, label, hasCipher);
        return outcome == ChecksumOutcome.Failed && IsWord(whole) ? ChecksumOutcome.Hollow : outcome;
    }

    /// <summary>Whether a short block, headers and margins counted, lacks one of the three kinds of digits that a random text of its length has.</summary>
    private static bool IsWord(ReadOnlySpan<byte> body)
    {
        int digits = 0;
        int lower = 0;
        int upper = 0;
        foreach (byte b in body)
        {
            digits += char.IsAsciiDigit((char)b) ? 1 : 0;
            lower += char.IsAsciiLetterLower((char)b) ? 1 : 0;
            upper += char.IsAsciiLetterUpper((char)b) ? 1 : 0;
        }

        return digits + lower + upper < ShortestBody && (digits == 0 || lower == 0 || upper == 0);
    }

    private static ChecksumOutcome InspectDer(ReadOnlySpan<byte> body, ReadOnlySpan<byte> label, bool hasCipher)
    {
        var reader = new ArmourReader(body);
        Span<byte> opening = stackalloc byte[OpeningLength];
        long length = 0;
        while (reader.TryRead(out byte b))
        {
            if (length < OpeningLength)
            {
                opening[(int)length] = b;
            }

            length++;
        }

        opening = opening[..(int)Math.Min(length, OpeningLength)];
        bool agrees = !reader.IsMalformed && !reader.HasCrc
            && (hasCipher ? length > 0 && length % CipherBlock == 0 : IsWhole(opening, length) && OpensAs(label, opening));
        return agrees ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }

    private static bool IsWhole(ReadOnlySpan<byte> opening, long length) =>
        DerHeader.TryRead(opening, out DerHeader sequence)
        && sequence.Tag == DerHeader.Sequence
        && sequence.HeaderLength + sequence.ContentLength == length;

    private static bool OpensAs(ReadOnlySpan<byte> label, ReadOnlySpan<byte> opening)
    {
        DerHeader.TryRead(opening, out DerHeader sequence);
        ReadOnlySpan<byte> content = opening[sequence.HeaderLength..];
        if (label.SequenceEqual("ENCRYPTED PRIVATE KEY"u8))
        {
            return IsAlgorithm(content);
        }

        // All others open with a version of one byte.
        if (!content.StartsWith("\u0002\u0001"u8) || content.Length < 4)
        {
            return false;
        }

        int version = content[2];
        ReadOnlySpan<byte> next = content[3..];
        return label switch
        {
            _ when label.SequenceEqual("PRIVATE KEY"u8) => version <= 1 && IsAlgorithm(next),
            _ when label.SequenceEqual("RSA PRIVATE KEY"u8) => version <= 1 && next[0] == DerHeader.Integer,
            _ when label.SequenceEqual("DSA PRIVATE KEY"u8) => version == 0 && next[0] == DerHeader.Integer,
            _ when label.SequenceEqual("EC PRIVATE KEY"u8) => version == 1 && next[0] == DerHeader.OctetString,
            _ => true,
        };
    }

    /// <summary>An algorithm identifier: a sequence that opens with an object identifier.</summary>
    private static bool IsAlgorithm(ReadOnlySpan<byte> content) =>
        DerHeader.TryRead(content, out DerHeader algorithm)
        && algorithm.Tag == DerHeader.Sequence
        && content.Length > algorithm.HeaderLength
        && content[algorithm.HeaderLength] == DerHeader.ObjectIdentifier;

    /// <summary>Moves past headers such as <c>DEK-Info: AES-128-CBC,…</c>, and tells whether one names a cipher.</summary>
    private static bool TrySkipHeaders(ref ReadOnlySpan<byte> body)
    {
        bool hasCipher = false;
        int colon;

        // No base64 body has a colon, so the last one before its END line belongs to the last header.
        while ((colon = body.IndexOf((byte)':')) >= 0 && body[..colon].IndexOf("-----END "u8) < 0)
        {
            hasCipher |= body[..colon].EndsWith("DEK-Info"u8);
            body = body[(colon + 1)..];
            int breakAt = body.IndexOfAny((byte)'\n', (byte)'\\');
            if (breakAt < 0)
            {
                break;
            }

            // An escaped break leaves its letter behind, which is no part of the body.
            body = body[breakAt] == (byte)'\n' ? body[(breakAt + 1)..] : AfterEscape(body[breakAt..]);
        }

        return hasCipher;
    }

    private static ReadOnlySpan<byte> AfterEscape(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart((byte)'\\');
        return !text.IsEmpty && text[0] is (byte)'n' or (byte)'r' or (byte)'t' ? text[1..] : text;
    }
}
