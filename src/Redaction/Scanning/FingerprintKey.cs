using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Redaction.Scanning;

/// <summary>Turns secrets into fingerprints: HMAC-SHA-256 (RFC 2104), its first 64 bits. Thread-safe.</summary>
[DebuggerDisplay("fingerprint key")]
internal sealed class FingerprintKey
{
    private const int RandomLength = 32;

    private readonly Lazy<byte[]> _key;

    public FingerprintKey(ReadOnlySpan<byte> key)
    {
        byte[]? given = key.IsEmpty ? null : key.ToArray();

        // a random one waits for the first fingerprint: it brings the library for cryptography, which takes milliseconds to load
        _key = new Lazy<byte[]>(() => given ?? RandomNumberGenerator.GetBytes(RandomLength));
    }

    /// <summary>Throws for a key that is given and too short.</summary>
    public static void Check(ReadOnlyMemory<byte> key, string parameter)
    {
        if (!key.IsEmpty && key.Length < RedactorOptions.MinFingerprintKey)
        {
            throw new ArgumentException($"A fingerprint key has {RedactorOptions.MinFingerprintKey} bytes or more.", parameter);
        }
    }

    /// <summary>A fingerprint as text: sixteen hexadecimal digits.</summary>
    public static string Format(ulong fingerprint) => fingerprint.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The fingerprint of a secret.</summary>
    public ulong Compute(ReadOnlySpan<byte> secret)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key.Value, secret, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
