namespace Redaction.Replacement;

/// <summary>Collects the findings and drops the text.</summary>
internal readonly struct FindingSink(List<Finding> findings) : IRewriteSink
{
    public List<Finding> Findings => findings;

    public void Clean(scoped ReadOnlySpan<byte> bytes)
    {
        // only the findings are wanted
    }

    public void Mask(scoped ReadOnlySpan<byte> text)
    {
        // only the findings are wanted
    }

    public void Secret(scoped ReadOnlySpan<byte> bytes)
    {
        // only the findings are wanted
    }

    public void OnFinding(in Finding finding) => findings.Add(finding);
}
