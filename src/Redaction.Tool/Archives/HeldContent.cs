using System.Buffers;
using System.Security.Cryptography;

namespace Redaction.Tool.Archives;

/// <summary>A content that is held in memory because it must be read in any order; zeroed when disposed.</summary>
internal sealed class HeldContent : IDisposable
{
    private const int FirstLength = 1 << 20;

    private readonly byte[] _bytes;
    private readonly int _length;

    private HeldContent(byte[] bytes, int length)
    {
        _bytes = bytes;
        _length = length;
        Stream = new MemoryStream(bytes, 0, length, writable: false);
    }

    /// <summary>The content, seekable.</summary>
    public MemoryStream Stream { get; }

    /// <summary>Reads a content to its end; null when it is longer than is held in memory.</summary>
    public static HeldContent? Read(Stream content)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(FirstLength);
        int length = 0;
        try
        {
            while (true)
            {
                int count = content.Read(bytes.AsSpan(length));
                if (count == 0)
                {
                    var held = new HeldContent(bytes, length);
                    bytes = [];
                    return held;
                }

                length += count;
                if (length > ArchiveLimits.MaxInMemory)
                {
                    return null;
                }

                if (length == bytes.Length)
                {
                    byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
                    bytes.CopyTo(larger, 0);
                    GiveBack(bytes, length);
                    bytes = larger;
                }
            }
        }
        finally
        {
            GiveBack(bytes, length);
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        GiveBack(_bytes, _length);
    }

    private static void GiveBack(byte[] bytes, int length)
    {
        if (bytes.Length > 0)
        {
            CryptographicOperations.ZeroMemory(bytes.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
