using Redaction.Replacement;
using Redaction.Streaming;

namespace Redaction.Tests.Scanning;

/// <summary>Feeds text to a redactor in given pieces and keeps what comes out.</summary>
internal sealed class Feed
{
    private readonly RedactionWindow _window;
    private readonly List<byte> _output = [];
    private readonly List<Finding> _findings = [];

    public Feed(SecretRedactor redactor) => _window = new RedactionWindow(redactor, wantsFingerprints: true);

    public string Output => System.Text.Encoding.Latin1.GetString([.. _output]);

    public IReadOnlyList<Finding> Findings => _findings;

    public int Capacity => _window.Capacity;

    /// <summary>The whole text in the given pieces: output and findings.</summary>
    public static (string Output, string Findings) Run(SecretRedactor redactor, ReadOnlySpan<byte> text, params IEnumerable<int> cuts)
    {
        var feed = new Feed(redactor);
        int at = 0;
        foreach (int cut in cuts.Where(c => c >= 0).Order())
        {
            int next = Math.Min(cut, text.Length);
            feed.Push(text[at..Math.Max(at, next)]);
            at = Math.Max(at, next);
        }

        feed.Push(text[at..]);
        feed.Complete();
        return (feed.Output, string.Join('\n', feed.Findings));
    }

    /// <summary>Each byte in a call of its own.</summary>
    public static (string Output, string Findings) ByteByByte(SecretRedactor redactor, ReadOnlySpan<byte> text) =>
        Run(redactor, text, Enumerable.Range(0, text.Length));

    public void Push(ReadOnlySpan<byte> bytes)
    {
        var sink = new Sink(this);
        _window.Push(bytes, ref sink);
    }

    public void Push(string text) => Push(System.Text.Encoding.UTF8.GetBytes(text));

    public void Abandon()
    {
        var sink = new Sink(this);
        _window.Abandon(ref sink);
    }

    public void Complete()
    {
        var sink = new Sink(this);
        _window.Complete(ref sink);
    }

    private readonly struct Sink(Feed feed) : IRewriteSink
    {
        public void Clean(scoped ReadOnlySpan<byte> bytes) => feed._output.AddRange(bytes);

        public void Mask(scoped ReadOnlySpan<byte> text) => feed._output.AddRange(text);

        public void Secret(scoped ReadOnlySpan<byte> bytes)
        {
            // not shown
        }

        public void OnFinding(in Finding finding) => feed._findings.Add(finding);
    }
}
