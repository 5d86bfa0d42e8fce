namespace Redaction.Judging.Checksums;

/// <summary>
/// CRC-16/XModem: polynomial 0x1021, initial value 0, not reflected, no final XOR. The check of Stellar and NATS seeds.
/// <c>123456789</c> gives 0x31C3.
/// </summary>
internal static class Crc16
{
    private const ushort Polynomial = 0x1021;

    public static ushort Compute(ReadOnlySpan<byte> bytes)
    {
        ushort crc = 0;
        foreach (byte b in bytes)
        {
            crc ^= (ushort)(b << 8);
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (ushort)((crc & 0x8000) != 0 ? (crc << 1) ^ Polynomial : crc << 1);
            }
        }

        return crc;
    }
}
