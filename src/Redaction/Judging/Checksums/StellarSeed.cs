using System.Buffers.Binary;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Stellar secret seeds: base32 of a version byte 0x90 (hence the letter S), 32 bytes, and the CRC-16/XModem of the 33,
/// little-endian. Source: the vendor's key format (SEP-23), reproduced from the key in its documentation.
/// </summary>
internal static class StellarSeed
{
    private const byte SeedVersion = 0x90;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        if (input.Secret.Length != 56)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> bytes = stackalloc byte[35];
        return Base32Text.TryDecode(input.Secret, 'A', bytes)
            && bytes[0] == SeedVersion
            && BinaryPrimitives.ReadUInt16LittleEndian(bytes[33..]) == Crc16.Compute(bytes[..33])
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }
}
