using System.Security.Cryptography;

namespace Redaction.KnownValues.Parts;

/// <summary>
/// A temporary buffer for text that was unescaped or decoded: pinned, so that the collector leaves no copy behind, and zeroed
/// at the end.
/// </summary>
internal sealed class ZeroedBytes : IDisposable
{
    private readonly byte[] _bytes;

    public ZeroedBytes(int capacity) => _bytes = GC.AllocateUninitializedArray<byte>(Math.Max(capacity, 1), pinned: true);

    /// <summary>How much is written.</summary>
    public int Length { get; set; }

    public Span<byte> All => _bytes;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Append(byte b) => _bytes[Length++] = b;

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
