namespace Redaction.Judging.Checksums;

/// <summary>
/// CRC-32/IEEE (zip, gzip, PNG): reflected polynomial 0xEDB88320, initial value and final XOR 0xFFFFFFFF. Four bits at a
/// time from a table of sixteen: the inputs are token bodies of 30 to 300 bytes, which a larger table would not repay.
/// </summary>
internal static class Crc32
{
    private static readonly uint[] Table =
    [
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    ];

    public static uint Compute(ReadOnlySpan<byte> bytes) => ~Add(uint.MaxValue, bytes);

    /// <summary>The CRC-32 of two texts as if they stood one after the other.</summary>
    public static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Add(Add(uint.MaxValue, first), second);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
        {
            crc ^= b;
            crc = Table[crc & 15] ^ (crc >> 4);
            crc = Table[crc & 15] ^ (crc >> 4);
        }

        return crc;
    }
}
