using Redaction.Replacement;
using Redaction.Streaming;

namespace Redaction.Diffs;

/// <summary>Scans the text of one side of a hunk and keeps where its secrets are, as far as that is decided. Not thread-safe.</summary>
internal sealed class DiffMasker(SecretRedactor redactor) : IDisposable
{
    private readonly RedactionWindow _window = new(redactor);
    private readonly Mask _mask = redactor.Mask;
    private readonly List<DiffMask> _masks = [];
    private bool _isInSecret;

    /// <summary>How many bytes were put in.</summary>
    public long Length { get; private set; }

    /// <summary>How many bytes from the start are decided.</summary>
    public long Decided { get; private set; }

    /// <summary>Puts text in.</summary>
    public void Push(ReadOnlySpan<byte> text)
    {
        Length += text.Length;
        var sink = new Sink(this);
        _window.Push(text, ref sink);
    }

    /// <summary>The text is over: all of it is decided.</summary>
    public void Complete()
    {
        var sink = new Sink(this);
        _window.Complete(ref sink);
    }

    /// <summary>The secrets that reach into a part of the text; those before it are forgotten, so parts are asked for in order.</summary>
    public IEnumerable<DiffMask> In(long start, long end)
    {
        _masks.RemoveAll(mask => mask.End <= start && (mask != _masks[^1] || !_isInSecret));
        return _masks.Where(mask => mask.Start < end && mask.End > start);
    }

    public void Dispose() => _window.Dispose();

    private DiffMask Open()
    {
        if (!_isInSecret)
        {
            _masks.Add(new DiffMask { Start = Decided, End = Decided, IsSameLength = _mask.Kind == MaskKind.SameLength });
            _isInSecret = true;
        }

        return _masks[^1];
    }

    private readonly struct Sink(DiffMasker masker) : IRewriteSink
    {
        public void Clean(scoped ReadOnlySpan<byte> bytes)
        {
            masker._isInSecret = false;
            masker.Decided += bytes.Length;
        }

        public void Mask(scoped ReadOnlySpan<byte> text)
        {
            // more of it, for a chain of secrets, adds nothing here
            DiffMask mask = masker.Open();
            if (mask.Text.Length == 0)
            {
                mask.Text = mask.IsSameLength ? masker._mask.Text.Span[..1].ToArray() : text.ToArray();
            }
        }

        public void Secret(scoped ReadOnlySpan<byte> bytes)
        {
            masker.Decided += bytes.Length;
            masker.Open().End = masker.Decided;
        }

        public void OnFinding(in Finding finding) => masker._isInSecret = false;
    }
}
