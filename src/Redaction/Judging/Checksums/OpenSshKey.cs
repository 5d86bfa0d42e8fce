using System.Buffers.Binary;

namespace Redaction.Judging.Checksums;

/// <summary>
/// OpenSSH private keys (PROTOCOL.key of OpenSSH): the text <c>openssh-key-v1</c> and a zero byte, the names of cipher and
/// key derivation, the public keys and the private part, each with its length, which together must fill the body. Where
/// the cipher is none the private part opens with the same random number twice.
/// </summary>
internal static class OpenSshKey
{
    /// <summary>The tag of an authenticated cipher, which stands behind the private part and is not counted in its length.</summary>
    private const int TagLength = 16;

    private const int MaxName = 64;
    private const int MaxKeys = 16;

    /// <summary>Judges the body between the BEGIN and the END line.</summary>
    public static ChecksumOutcome Inspect(ReadOnlySpan<byte> body, out bool isEncrypted)
    {
        var reader = new ArmourReader(body);
        return IsKey(ref reader, out isEncrypted) && !reader.IsMalformed && !reader.HasCrc
            ? ChecksumOutcome.Passed
            : ChecksumOutcome.Failed;
    }

    private static bool IsKey(ref ArmourReader reader, out bool isEncrypted)
    {
        isEncrypted = false;
        Span<byte> name = stackalloc byte[MaxName];
        Span<byte> magic = name[..15];
        if (!TryFill(ref reader, magic) || !magic.SequenceEqual("openssh-key-v1\0"u8) || !TryReadName(ref reader, name, out bool cipherIsNone))
        {
            return false;
        }

        isEncrypted = !cipherIsNone;
        if (!TryReadName(ref reader, name, out bool derivationIsNone)
            || derivationIsNone != cipherIsNone
            || !TrySkipString(ref reader)
            || !TryReadLength(ref reader, out uint keys)
            || keys is 0 or > MaxKeys)
        {
            return false;
        }

        for (uint i = 0; i < keys; i++)
        {
            if (!TrySkipString(ref reader))
            {
                return false;
            }
        }

        return TryReadLength(ref reader, out uint length)
            && (cipherIsNone ? IsPlain(ref reader, length) : TrySkip(ref reader, length))
            && Rest(ref reader) is 0 or TagLength;
    }

    private static bool IsPlain(ref ArmourReader reader, uint length) =>
        length >= 8
        && TryReadLength(ref reader, out uint first)
        && TryReadLength(ref reader, out uint second)
        && first == second
        && TrySkip(ref reader, length - 8);

    private static bool TryReadName(ref ArmourReader reader, scoped Span<byte> buffer, out bool isNone)
    {
        isNone = false;
        if (!TryReadLength(ref reader, out uint length) || length is 0 or > MaxName)
        {
            return false;
        }

        Span<byte> name = buffer[..(int)length];
        bool read = TryFill(ref reader, name);
        isNone = read && name.SequenceEqual("none"u8);
        return read;
    }

    private static bool TrySkipString(ref ArmourReader reader) => TryReadLength(ref reader, out uint length) && TrySkip(ref reader, length);

    private static bool TryReadLength(ref ArmourReader reader, out uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        bool read = TryFill(ref reader, bytes);
        value = read ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
        return read;
    }

    private static bool TryFill(ref ArmourReader reader, scoped Span<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!reader.TryRead(out bytes[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TrySkip(ref ArmourReader reader, uint count)
    {
        for (; count > 0; count--)
        {
            if (!reader.TryRead(out _))
            {
                return false;
            }
        }

        return true;
    }

    private static int Rest(ref ArmourReader reader)
    {
        int count = 0;
        while (count <= TagLength && reader.TryRead(out _))
        {
            count++;
        }

        return count;
    }
}
