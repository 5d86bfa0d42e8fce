using System.Buffers.Binary;

namespace Redaction.Judging.Checksums;

/// <summary>
/// NATS NKey seeds: base32 of two bytes with the seed marker (hence the letter S) and the role, 32 bytes, and the
/// CRC-16/XModem of the 34, little-endian. Source: the vendor's nkeys library, which accepts the worked example of
/// facts/checksums.md, section 7.
/// </summary>
internal static class NatsSeed
{
    private const int SeedMarker = 0x90;

    /// <summary>User, account, operator, server (N), cluster, curve (X): the second letter of the text.</summary>
    private static ReadOnlySpan<byte> Roles => "UAONCX"u8;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        if (text.Length != 58)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> bytes = stackalloc byte[36];
        return Base32Text.TryDecode(text, 'A', bytes)
            && (bytes[0] & 0xF8) == SeedMarker
            && Roles.IndexOf(text[1]) >= 0
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[34..]) == Crc16.Compute(bytes[..34])
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }
}
