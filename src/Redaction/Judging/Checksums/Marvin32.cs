using System.Buffers.Binary;
using System.Numerics;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Marvin32: a 32-bit hash keyed by a 64-bit seed, which Azure uses as the checksum of its keys with an eight-letter word
/// as the seed. Words of four bytes are read little-endian; the rest is closed by one byte 0x80.
/// </summary>
internal static class Marvin32
{
    /// <summary>The hash of some bytes under a seed word of eight ASCII characters, read big-endian.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> seedWord)
    {
        uint p0 = BinaryPrimitives.ReadUInt32BigEndian(seedWord[4..]);
        uint p1 = BinaryPrimitives.ReadUInt32BigEndian(seedWord);
        while (bytes.Length >= 4)
        {
            p0 += BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            Mix(ref p0, ref p1);
            bytes = bytes[4..];
        }

        uint last = 0x80u << (8 * bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            last |= (uint)bytes[i] << (8 * i);
        }

        p0 += last;
        Mix(ref p0, ref p1);
        Mix(ref p0, ref p1);
        return p0 ^ p1;
    }

    private static void Mix(ref uint p0, ref uint p1)
    {
        p1 ^= p0;
        p0 = BitOperations.RotateLeft(p0, 20) + p1;
        p1 = BitOperations.RotateLeft(p1, 9) ^ p0;
        p0 = BitOperations.RotateLeft(p0, 27) + p1;
        p1 = BitOperations.RotateLeft(p1, 19);
    }
}
