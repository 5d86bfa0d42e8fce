using Redaction.Replacement;

namespace Redaction.Streaming;

/// <summary>Counts lines and columns along the input and collects the findings with theirs.</summary>
internal struct LocatingSink : IRewriteSink
{
    private readonly List<LocatedFinding> _findings;
    private TextPosition _position;
    private TextPosition _start;
    private bool _inSecret;

    public LocatingSink(List<LocatedFinding> findings)
    {
        _findings = findings;
        _position = TextPosition.Start;
    }

    public void Clean(scoped ReadOnlySpan<byte> bytes)
    {
        _position = _position.After(bytes);
    }

    public readonly void Mask(scoped ReadOnlySpan<byte> text)
    {
        // places are counted in the input
    }

    public void Secret(scoped ReadOnlySpan<byte> bytes)
    {
        if (!_inSecret)
        {
            _start = _position;
            _inSecret = true;
        }

        _position = _position.After(bytes);
    }

    public void OnFinding(in Finding finding)
    {
        _findings.Add(new LocatedFinding(finding, _start, _position));
        _inSecret = false;
    }
}
