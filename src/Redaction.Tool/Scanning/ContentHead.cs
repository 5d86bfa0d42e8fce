using System.Buffers;
using System.Security.Cryptography;

namespace Redaction.Tool.Scanning;

/// <summary>
/// The first bytes of a stream, in a pooled buffer that is zeroed when it is given back. Small contents are read whole, so that
/// they can be looked at with one call.
/// </summary>
internal sealed class ContentHead : IDisposable
{
    /// <summary>The most bytes that are read at once: what most text files are smaller than, and what stays in the second-level cache.</summary>
    public const int MaxLength = 256 * 1024;

    private const int UnknownLength = 16 * 1024;

    private byte[] _buffer;

    private ContentHead(byte[] buffer, int length, bool isWhole)
    {
        _buffer = buffer;
        Length = length;
        IsWhole = isWhole;
    }

    /// <summary>How many bytes there are.</summary>
    public int Length { get; }

    /// <summary>Whether the stream ends with them.</summary>
    public bool IsWhole { get; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, Length);

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, Length);

    /// <summary>Reads on to the end, or to the most that is read at once.</summary>
    public static ContentHead Read(Stream content)
    {
        // one byte more than there should be, so that the end is seen without a second buffer
        long expected = content.CanSeek ? content.Length + 1 : UnknownLength;
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected, 1, MaxLength));
        int length = 0;
        try
        {
            while (true)
            {
                int count = content.Read(buffer.AsSpan(length));
                length += count;
                if (count == 0)
                {
                    return new ContentHead(buffer, length, isWhole: true);
                }

                if (length < buffer.Length)
                {
                    continue;
                }

                if (length >= MaxLength)
                {
                    return new ContentHead(buffer, length, isWhole: false);
                }

                byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(length * 4, MaxLength));
                buffer.CopyTo(larger, 0);
                GiveBack(buffer, length);
                buffer = larger;
            }
        }
        catch
        {
            GiveBack(buffer, length);
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            GiveBack(_buffer, Length);
            _buffer = [];
        }
    }

    private static void GiveBack(byte[] buffer, int length)
    {
        CryptographicOperations.ZeroMemory(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
