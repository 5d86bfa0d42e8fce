using System.Security.Cryptography;
using Redaction.Replacement;

namespace Redaction.Streaming;

/// <summary>Output that waits to be written asynchronously. Zeroed at the end. Not thread-safe.</summary>
internal sealed class PendingOutput : IDisposable
{
    private byte[] _buffer = [];
    private int _count;

    /// <summary>What waits.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _count);

    /// <summary>How many findings were seen.</summary>
    public long Findings { get; private set; }

    /// <summary>A sink that appends here.</summary>
    public Sink AsSink() => new(this);

    public void Clear() => _count = 0;

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        _buffer = [];
        _count = 0;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length - _count < bytes.Length)
        {
            Array.Resize(ref _buffer, Math.Max(4096, Math.Max(_count + bytes.Length, _buffer.Length * 2)));
        }

        bytes.CopyTo(_buffer.AsSpan(_count));
        _count += bytes.Length;
    }

    internal readonly struct Sink(PendingOutput output) : IRewriteSink
    {
        public void Clean(scoped ReadOnlySpan<byte> bytes) => output.Append(bytes);

        public void Mask(scoped ReadOnlySpan<byte> text) => output.Append(text);

        public void Secret(scoped ReadOnlySpan<byte> bytes)
        {
            // replaced by the mask
        }

        public void OnFinding(in Finding finding) => output.Findings++;
    }
}
