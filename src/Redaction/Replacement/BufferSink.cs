using System.Buffers;

namespace Redaction.Replacement;

/// <summary>Writes to a buffer writer and counts the findings.</summary>
internal struct BufferSink(IBufferWriter<byte> output) : IRewriteSink
{
    public int Findings { get; private set; }

    public readonly void Clean(scoped ReadOnlySpan<byte> bytes) => output.Write(bytes);

    public readonly void Mask(scoped ReadOnlySpan<byte> text) => output.Write(text);

    public readonly void Secret(scoped ReadOnlySpan<byte> bytes)
    {
        // replaced by the mask
    }

    public void OnFinding(in Finding finding) => Findings++;
}
