using System.Security.Cryptography;

namespace Redaction.Tool.Streams;

/// <summary>The bytes of a stream that may hold secrets: in pinned memory, which the collector does not copy, and zeroed afterwards.</summary>
internal sealed class SensitiveBytes : IDisposable
{
    private const int FirstSize = 16 * 1024;

    private byte[] _bytes = NewArray(FirstSize);
    private int _length;

    private SensitiveBytes()
    {
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>The bytes, for a reader that keeps them; not to be used after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, _length);

    /// <summary>Reads a stream once, to its end; null when it has more bytes than <paramref name="largest"/>.</summary>
    public static SensitiveBytes? ReadToEnd(Stream stream, int largest)
    {
        var bytes = new SensitiveBytes();
        bool isWhole = false;
        try
        {
            isWhole = bytes.Fill(stream, largest);
        }
        finally
        {
            if (!isWhole)
            {
                bytes.Dispose();
            }
        }

        return isWhole ? bytes : null;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);

    private static byte[] NewArray(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    private bool Fill(Stream stream, int largest)
    {
        while (stream.Read(_bytes, _length, _bytes.Length - _length) is int count and > 0)
        {
            _length += count;
            if (_length > largest)
            {
                return false;
            }

            if (_length == _bytes.Length)
            {
                byte[] larger = NewArray(_bytes.Length * 2);
                _bytes.CopyTo(larger, 0);
                CryptographicOperations.ZeroMemory(_bytes);
                _bytes = larger;
            }
        }

        return true;
    }
}
