using Redaction.Replacement;

namespace Redaction.Streaming;

/// <summary>Writes to a stream at once.</summary>
internal readonly struct StreamSink(Stream output) : IRewriteSink
{
    public void Clean(scoped ReadOnlySpan<byte> bytes) => output.Write(bytes);

    public void Mask(scoped ReadOnlySpan<byte> text) => output.Write(text);

    public void Secret(scoped ReadOnlySpan<byte> bytes)
    {
        // replaced by the mask
    }

    public void OnFinding(in Finding finding)
    {
        // a stream only carries text
    }
}
