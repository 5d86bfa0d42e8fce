namespace Redaction.Replacement;

/// <summary>Where the rewriter puts what may be shown, and what it found.</summary>
internal interface IRewriteSink
{
    /// <summary>Input bytes that are no secret.</summary>
    void Clean(scoped ReadOnlySpan<byte> bytes);

    /// <summary>The text of a mask.</summary>
    void Mask(scoped ReadOnlySpan<byte> text);

    /// <summary>Input bytes that a mask stands for, for those who count lines; not to be shown.</summary>
    void Secret(scoped ReadOnlySpan<byte> bytes);

    /// <summary>A finding, complete, in the order of the input, after its bytes.</summary>
    void OnFinding(in Finding finding);
}
