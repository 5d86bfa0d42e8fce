using System.Security.Cryptography;
using System.Text;

namespace Redaction.Streaming;

/// <summary>
/// A text writer over a <see cref="RedactingStream"/>: text is encoded, redacted and decoded again, so both have the same
/// meaning and the same idle flush. A lone surrogate comes out as U+FFFD.
/// </summary>
internal sealed class RedactingTextWriter : TextWriter
{
    private readonly TextWriter _inner;
    private readonly bool _leaveOpen;
    private readonly RedactingStream _stream;
    private readonly Encoder _encoder = System.Text.Encoding.UTF8.GetEncoder();
    private readonly byte[] _bytes = new byte[4096];
    private bool _disposed;

    public RedactingTextWriter(SecretRedactor redactor, TextWriter inner, bool leaveOpen)
        : base(inner.FormatProvider)
    {
        _inner = inner;
        _leaveOpen = leaveOpen;
        _stream = new RedactingStream(redactor, new DecodingStream(inner), leaveOpen: true);
        CoreNewLine = inner.NewLine.ToCharArray();
    }

    public override Encoding Encoding => _inner.Encoding;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (!buffer.IsEmpty)
        {
            _encoder.Convert(buffer, _bytes, flush: false, out int chars, out int bytes, out _);
            _stream.Write(_bytes.AsSpan(0, bytes));
            buffer = buffer[chars..];
        }
    }

    public override void WriteLine(string? value)
    {
        Write(value.AsSpan());
        Write(CoreNewLine.AsSpan());
    }

    public override Task WriteAsync(char value) => WriteAsync(new[] { value }.AsMemory());

    public override Task WriteAsync(string? value) => WriteAsync(value.AsMemory());

    public override Task WriteAsync(char[] buffer, int index, int count) => WriteAsync(buffer.AsMemory(index, count));

    public override async Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            _encoder.Convert(buffer.Span, _bytes, flush: false, out int chars, out int bytes, out _);
            await _stream.WriteAsync(_bytes.AsMemory(0, bytes), cancellationToken).ConfigureAwait(false);
            buffer = buffer[chars..];
        }
    }

    public override Task WriteLineAsync() => WriteAsync(CoreNewLine.AsMemory());

    public override async Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        await WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        await WriteAsync(CoreNewLine.AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    public override Task WriteLineAsync(string? value) => WriteLineAsync(value.AsMemory());

    public override Task WriteLineAsync(char value) => WriteLineAsync(new[] { value }.AsMemory());

    public override Task WriteLineAsync(char[] buffer, int index, int count) => WriteLineAsync(buffer.AsMemory(index, count));

    public override void Flush() => _stream.Flush();

    public override Task FlushAsync() => FlushAsync(CancellationToken.None);

    public override Task FlushAsync(CancellationToken cancellationToken) => _stream.FlushAsync(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            CryptographicOperations.ZeroMemory(_bytes);
            await _stream.DisposeAsync().ConfigureAwait(false);
            if (!_leaveOpen)
            {
                await _inner.DisposeAsync().ConfigureAwait(false);
            }
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            CryptographicOperations.ZeroMemory(_bytes);
            _stream.Dispose();
            if (!_leaveOpen)
            {
                _inner.Dispose();
            }
        }

        base.Dispose(disposing);
    }
}
