namespace Redaction.Literals;

/// <summary>The filter that skips nothing.</summary>
internal readonly struct NoFilter : ILiteralFilter
{
    public bool IsActive => false;

    public int Width => 1;

    public int Next(ReadOnlySpan<byte> text, int from) => from;

    public void Clear()
    {
    }
}
