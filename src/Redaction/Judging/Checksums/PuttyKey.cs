namespace Redaction.Judging.Checksums;

/// <summary>
/// PuTTY private key files (PPK, formats 2 and 3): <c>Private-Lines</c> counts the base64 lines after it, and
/// <c>Encryption</c> says none or names a cipher. The lines are the value or a part of it; the rest is read from the match.
/// Source: PuTTY's documentation, appendix C.
/// </summary>
internal static class PuttyKey
{
    private static ReadOnlySpan<byte> CountHeader => "Private-Lines: "u8;

    private static ReadOnlySpan<byte> CipherHeader => "Encryption: "u8;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        int header = input.Match.IndexOf(CountHeader);
        if (header < 0)
        {
            return ChecksumOutcome.Absent;
        }

        ReadOnlySpan<byte> rest = input.Match[(header + CountHeader.Length)..];
        int count = 0;
        int at = 0;
        while (at < rest.Length && at < 4 && rest[at] is >= (byte)'0' and <= (byte)'9')
        {
            count = count * 10 + rest[at++] - '0';
        }

        rest = rest[at..];
        int found = 0;
        int digits = 0;
        while (found < count && TryNextLine(ref rest, out ReadOnlySpan<byte> line) && IsBase64(line))
        {
            found++;
            digits += line.Length;
        }

        return count > 0 && found == count && digits % 4 == 0 ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }

    /// <summary>Says that the key is encrypted; of others there is nothing to say.</summary>
    public static string? Describe(in JudgeInput input)
    {
        int header = input.Match.IndexOf(CipherHeader);
        return header >= 0 && !input.Match[(header + CipherHeader.Length)..].StartsWith("none"u8) ? "encrypted private key" : null;
    }

    /// <summary>Moves past a line break, real or escaped, and the line after it.</summary>
    private static bool TryNextLine(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> line)
    {
        line = default;
        int skip = rest.StartsWith("\r\n"u8) || rest.StartsWith("\\n"u8) ? 2 : rest.StartsWith("\n"u8) ? 1 : 0;
        if (skip == 0)
        {
            return false;
        }

        rest = rest[skip..];
        int end = rest.IndexOfAny((byte)'\r', (byte)'\n', (byte)'\\');
        line = end < 0 ? rest : rest[..end];
        rest = rest[line.Length..];
        return true;
    }

    private static bool IsBase64(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> digits = line.TrimEnd((byte)'=');
        foreach (byte b in digits)
        {
            if (Base64Text.Value(b) < 0)
            {
                return false;
            }
        }

        return line.Length > 0 && line.Length - digits.Length <= 2;
    }
}
