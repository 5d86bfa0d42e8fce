using System.Buffers;
using System.Security.Cryptography;

namespace Redaction.RoundTrip;

/// <summary>Bytes of values on their way: pinned, and cleared when they are moved or done with.</summary>
internal sealed class WipedBuffer : IBufferWriter<byte>, IDisposable
{
    private const int MinSize = 64;

    private byte[] _bytes = [];
    private int _count;

    public int Count => _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - _count);
        _count += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        MakeRoom(sizeHint);
        return _bytes.AsSpan(_count);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        _bytes = [];
        _count = 0;
    }

    private void MakeRoom(int sizeHint)
    {
        int needed = checked(_count + Math.Max(1, sizeHint));
        if (needed > _bytes.Length)
        {
            int doubled = (int)Math.Min(2L * _bytes.Length, Array.MaxLength);
            byte[] larger = GC.AllocateArray<byte>(Math.Max(Math.Max(needed, MinSize), doubled), pinned: true);
            Written.CopyTo(larger);
            CryptographicOperations.ZeroMemory(_bytes);
            _bytes = larger;
        }
    }
}
