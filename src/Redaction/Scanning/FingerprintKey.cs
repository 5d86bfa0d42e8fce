using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Redaction.Scanning;

/// <summary>Turns secrets into fingerprints: HMAC-SHA-256 (RFC 2104), its first 64 bits. Thread-safe.</summary>
[DebuggerDisplay("fingerprint key")]
internal sealed class FingerprintKey
{
    private readonly byte[] _key;

    public FingerprintKey(ReadOnlySpan<byte> key) => _key = key.IsEmpty ? RandomNumberGenerator.GetBytes(32) : key.ToArray();

    /// <summary>The fingerprint of a secret.</summary>
    public ulong Compute(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, secret, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
