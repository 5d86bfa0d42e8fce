namespace Redaction.Judging.Checksums;

/// <summary>
/// CRC-24 of OpenPGP armour (RFC 9580, section 6.1): polynomial 0x864CFB, initial value 0xB704CE, not reflected.
/// <c>123456789</c> gives 0x21CF02. It is taken a byte at a time because an armoured body is decoded as it is read.
/// </summary>
internal struct Crc24()
{
    private const uint Polynomial = 0x864CFB;
    private uint _crc = 0xB704CE;

    /// <summary>The CRC of the bytes so far, 24 bits.</summary>
    public readonly uint Value => _crc & 0xFFFFFF;

    /// <summary>Takes one more byte.</summary>
    public void Add(byte value)
    {
        _crc ^= (uint)value << 16;
        for (int bit = 0; bit < 8; bit++)
        {
            _crc = (_crc & 0x800000) != 0 ? (_crc << 1) ^ Polynomial : _crc << 1;
        }
    }
}
