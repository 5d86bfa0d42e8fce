using Redaction.Literals;

namespace Redaction.Tests.Literals;

/// <summary>Counts hits without allocating.</summary>
internal struct HitCounter : ILiteralSink
{
    public int Count { get; private set; }

    public void OnHit(int literal, ReadOnlySpan<byte> text, int end) => Count++;
}
