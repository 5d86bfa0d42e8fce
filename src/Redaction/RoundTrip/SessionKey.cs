using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Redaction.RoundTrip;

/// <summary>
/// The key of one session and the tags made with it.
/// <para>
/// A tag is HMAC-SHA-256 (RFC 2104) over the value's name and its bytes, cut to 120 bits. The value itself is what is bound,
/// not a number given to it, so a tag stands for exactly the bytes that a placeholder replaced: a session whose key was kept can be
/// taken up by another process that registers the same values, and a name that was given a new value does not get the old
/// one's placeholder. Without the key (256 bits, never written anywhere) nobody can compute a tag, so none can be used to test
/// a guess of the value. The session's id is an HMAC of its own under the same key: a tag of another key differs in both.
/// </para>
/// Thread-safe.
/// </summary>
[DebuggerDisplay("{Id}")]
internal sealed class SessionKey : IDisposable
{
    /// <summary>Chars of the session's id: 40 bits.</summary>
    public const int IdLength = 8;

    /// <summary>Chars of a value's tag: 120 bits.</summary>
    public const int MacLength = 24;

    /// <summary>Chars of what stands after the <c>#</c> of a placeholder.</summary>
    public const int TagLength = IdLength + MacLength;

    private const byte IdDomain = 0, TagDomain = 1;

    private readonly Lock _lock = new();
    private readonly byte[] _key = GC.AllocateUninitializedArray<byte>(HMACSHA256.HashSizeInBytes, pinned: true);
    private bool _isDisposed;

    /// <summary>Takes a key, or makes one when <paramref name="given"/> is empty.</summary>
    public SessionKey(ReadOnlySpan<byte> given)
    {
        if (given.IsEmpty)
        {
            RandomNumberGenerator.Fill(_key);
        }
        else
        {
            HMACSHA256.HashData(given, "Redaction placeholders 1"u8, _key);
        }

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<char> id = stackalloc char[IdLength];
        HMACSHA256.HashData(_key, [IdDomain], hash);
        Base32.Encode(hash[..5], id);
        Id = id.ToString();
    }

    /// <summary>The session's public id.</summary>
    public string Id { get; }

    public bool IsDisposed
    {
        get
        {
            lock (_lock)
            {
                return _isDisposed;
            }
        }
    }

    /// <summary>The tag of a value under its name, id included; null when the session is over.</summary>
    public string? TagOf(string name, ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        byte[] nameBytes = Encoding.UTF8.GetBytes(name);
        Span<byte> head = stackalloc byte[5];
        head[0] = TagDomain;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], nameBytes.Length);
        lock (_lock)
        {
            if (_isDisposed)
            {
                return null;
            }

            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
            hmac.AppendData(head);
            hmac.AppendData(nameBytes);
            hmac.AppendData(value);
            hmac.GetHashAndReset(hash);
        }

        Span<char> tag = stackalloc char[TagLength];
        Id.CopyTo(tag);
        Base32.Encode(hash[..15], tag[IdLength..]);
        return tag.ToString();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            CryptographicOperations.ZeroMemory(_key);
            _isDisposed = true;
        }
    }
}
