namespace Redaction.Tests.Diffs;

/// <summary>Bytes that come a few at a time.</summary>
internal sealed class SmallReads(byte[] bytes, int size) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
}
