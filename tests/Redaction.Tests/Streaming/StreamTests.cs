using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Streaming;

/// <summary>The streaming entry points: all say the same, at the right time, and fail closed.</summary>
public class StreamTests
{
    private const string Dirty = "a tok_123456 b\ncorrect horse, tok_1 and tok_654321";
    private const string Clean = "a [REDACTED:rule] b\n[REDACTED:k0], tok_1 and [REDACTED:rule]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SecretRedactor Redactor(TimeProvider? time = null)
    {
        var redactor = new SecretRedactor(new RedactorOptions
        {
            Rules = RuleSet.Create([TestEngine.Plain("rule", "tok_[0-9]{6}", isBlock: false)]),
            TimeProvider = time ?? TimeProvider.System,
        });
        redactor.Registry.AddUnchecked("correct horse"u8, "k0");
        return redactor;
    }

    [Fact]
    public async Task A_stream_is_copied_to_a_stream()
    {
        var output = new MemoryStream();
        long count = await Redactor().RedactAsync(new MemoryStream(Encoding.UTF8.GetBytes(Dirty)), output, Token);
        Assert.Equal(Clean, Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal(3, count);
    }

    [Fact]
    public async Task A_pipe_is_copied_to_a_pipe()
    {
        Pipe input = new(), output = new();
        Task<long> copy = Redactor().RedactAsync(input.Reader, output.Writer, Token);
        foreach (char c in Dirty)
        {
            await input.Writer.WriteAsync(new[] { (byte)c }, Token);
        }

        await input.Writer.CompleteAsync();
        Assert.Equal(Clean, await ReadAll(output.Reader));
        Assert.Equal(3, await copy);
    }

    [Fact]
    public async Task A_reader_reads_the_clean_text()
    {
        PipeReader reader = Redactor().CreateReader(new MemoryStream(Encoding.UTF8.GetBytes(Dirty)));
        Assert.Equal(Clean, await ReadAll(reader));
        await reader.CompleteAsync();
    }

    [Fact]
    public async Task Completing_a_reader_completes_the_one_behind_it()
    {
        var input = new Pipe();
        PipeReader reader = Redactor().CreateReader(input.Reader);
        await input.Writer.WriteAsync("text"u8.ToArray(), Token);
        ReadResult read = await reader.ReadAsync(Token);
        reader.AdvanceTo(read.Buffer.End);
        await reader.CompleteAsync();
        FlushResult flush = await input.Writer.WriteAsync("more"u8.ToArray(), Token);
        Assert.True(flush.IsCompleted);
    }

    [Fact]
    public async Task A_full_output_stops_the_reading()
    {
        var input = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        var output = new Pipe(new PipeOptions(pauseWriterThreshold: 32 * 1024, resumeWriterThreshold: 16 * 1024));
        Task<long> copy = Redactor().RedactAsync(input.Reader, output.Writer, Token);
        await input.Writer.WriteAsync(new byte[4 << 20], Token);
        await input.Writer.CompleteAsync();
        await Task.Delay(100, Token);
        Assert.False(copy.IsCompleted);
        Assert.True(output.Reader.TryRead(out ReadResult first));
        Assert.InRange(first.Buffer.Length, 1, 64 * 1024);
        output.Reader.AdvanceTo(first.Buffer.Start);
        Assert.Equal(4 << 20, (await ReadAll(output.Reader)).Length);
        await copy;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task A_wrapped_stream_passes_clean_text_on(int chunk)
    {
        byte[] dirty = Encoding.UTF8.GetBytes(Dirty);
        MemoryStream sync = new(), async = new();
        using (Stream stream = Redactor().WrapForWriting(sync, leaveOpen: true))
        {
            for (int at = 0; at < dirty.Length; at += chunk)
            {
                stream.Write(dirty, at, Math.Min(chunk, dirty.Length - at));
            }
        }

        await using (Stream stream = Redactor().WrapForWriting(async, leaveOpen: true))
        {
            for (int at = 0; at < dirty.Length; at += chunk)
            {
                await stream.WriteAsync(dirty.AsMemory(at, Math.Min(chunk, dirty.Length - at)), Token);
            }
        }

        Assert.Equal(Clean, Encoding.UTF8.GetString(sync.ToArray()));
        Assert.Equal(Clean, Encoding.UTF8.GetString(async.ToArray()));
    }

    [Fact]
    public void Flushing_keeps_back_what_may_be_half_a_secret()
    {
        var inner = new MemoryStream();
        using Stream stream = Redactor().WrapForWriting(inner);
        stream.Write("$ tok_12"u8);
        stream.Flush();
        Assert.Equal("$ ", Encoding.UTF8.GetString(inner.ToArray()));
        stream.Write("x"u8);
        Assert.Equal("$ tok_12x", Encoding.UTF8.GetString(inner.ToArray()));
    }

    [Fact]
    public async Task Text_in_any_pieces_comes_out_of_a_text_writer()
    {
        var inner = new StringWriter();
        await using (TextWriter writer = Redactor().WrapForWriting(inner, leaveOpen: true))
        {
            writer.Write("é😀 tok_");
            writer.Write('1');
            await writer.WriteAsync("23456 ");
            writer.Write("\ud83d");
            writer.WriteLine("\ude00!");
            await writer.WriteLineAsync("correct horse");
        }

        Assert.Equal($"é😀 [REDACTED:rule] 😀!{Environment.NewLine}[REDACTED:k0]{Environment.NewLine}", inner.ToString());
    }

    [Fact]
    public void A_quiet_time_gives_up_what_is_held_as_a_mask()
    {
        var time = new FakeTimeProvider();
        var inner = new MemoryStream();
        using Stream stream = Redactor(time).WrapForWriting(inner, leaveOpen: true);
        stream.Write("$ tok_12"u8);
        time.Advance(TimeSpan.FromSeconds(0.9));
        stream.Write("3"u8);
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal("$ ", Encoding.UTF8.GetString(inner.ToArray()));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("$ [REDACTED:rule]", Encoding.UTF8.GetString(inner.ToArray()));
        stream.Write("456 and tok_1"u8);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("$ [REDACTED:rule] and [REDACTED:rule]", Encoding.UTF8.GetString(inner.ToArray()));
    }

    [Fact]
    public async Task A_copy_gives_up_what_is_held_when_the_input_pauses()
    {
        var time = new FakeTimeProvider();
        Pipe input = new(), output = new();
        Task<long> copy = Redactor(time).RedactAsync(input.Reader.AsStream(), output.Writer.AsStream(), Token);
        await input.Writer.WriteAsync("$ tok_12"u8.ToArray(), Token);
        Assert.Equal("$ ", await ReadSome(output.Reader));
        string shown = "";
        for (int i = 0; i < 100 && shown.Length == 0; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, Token);
            if (output.Reader.TryRead(out ReadResult read))
            {
                shown = Encoding.UTF8.GetString(read.Buffer.FirstSpan);
                output.Reader.AdvanceTo(read.Buffer.End);
            }
        }

        Assert.Equal("[REDACTED:rule]", shown);
        await input.Writer.CompleteAsync();
        await copy;
    }

    [Fact]
    public async Task Cancelling_a_copy_emits_nothing_undecided()
    {
        using var stop = new CancellationTokenSource();
        Pipe input = new(), output = new();
        Task<long> copy = Redactor().RedactAsync(input.Reader.AsStream(), output.Writer.AsStream(), stop.Token);
        await input.Writer.WriteAsync("$ tok_12"u8.ToArray(), Token);
        Assert.Equal("$ ", await ReadSome(output.Reader));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copy);
        await output.Writer.CompleteAsync();
        Assert.Equal("", await ReadAll(output.Reader));
    }

    [Fact]
    public void After_an_error_nothing_more_is_written()
    {
        var inner = new Failing();
        Stream stream = Redactor().WrapForWriting(inner, leaveOpen: true);
        stream.Write("fine, tok_"u8);
        inner.Fails = true;
        Assert.Throws<IOException>(() => stream.Write("x and more"u8));
        inner.Fails = false;
        Assert.Throws<InvalidOperationException>(() => stream.Write("tok_123456"u8));
        stream.Dispose();
        Assert.Equal("fine, ", Encoding.UTF8.GetString(inner.ToArray()));
    }

    [Fact]
    public async Task Findings_of_a_stream_have_lines_and_columns()
    {
        byte[] text = Encoding.UTF8.GetBytes("one\r\nžé😀 tok_123456\nthree");
        var found = new List<LocatedFinding>();
        await foreach (LocatedFinding finding in Redactor().FindAsync(new Trickle(text), Token))
        {
            found.Add(finding);
        }

        LocatedFinding only = Assert.Single(found);
        Assert.Equal((new TextPosition(2, 6), new TextPosition(2, 16)), (only.Start, only.End));
        Assert.Equal(TextPosition.Of(text, (int)only.Finding.Start), only.Start);
    }

    private static async Task<string> ReadAll(PipeReader reader)
    {
        using var text = new StreamReader(reader.AsStream(leaveOpen: true), Encoding.UTF8);
        return await text.ReadToEndAsync(Token);
    }

    private static async Task<string> ReadSome(PipeReader reader)
    {
        ReadResult read = await reader.ReadAsync(Token);
        string text = Encoding.UTF8.GetString(read.Buffer.FirstSpan);
        reader.AdvanceTo(read.Buffer.End);
        return text;
    }

    /// <summary>A disk that is full when told so.</summary>
    private sealed class Failing : MemoryStream
    {
        public bool Fails { get; set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (Fails)
            {
                throw new IOException("No space left on device");
            }

            base.Write(buffer);
        }
    }

    /// <summary>Gives a byte at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
