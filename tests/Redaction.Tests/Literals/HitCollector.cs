using Redaction.Literals;

namespace Redaction.Tests.Literals;

/// <summary>Collects hits; <paramref name="offset"/> is where the searched span begins in the whole text.</summary>
internal readonly struct HitCollector(List<LiteralHit> hits, int offset) : ILiteralSink
{
    public void OnHit(int literal, ReadOnlySpan<byte> text, int end) => hits.Add(new LiteralHit(literal, offset + end));
}
