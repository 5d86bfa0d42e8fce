using System.Buffers;
using BenchmarkDotNet.Attributes;

namespace Redaction.Benchmarks;

/// <summary>Whole texts through the default rules and a number of known values, beside a plain copy of the same bytes.</summary>
public class FilterBenchmarks : IByteCount
{
    /// <summary>How much a stream is given at once.</summary>
    internal const int WriteBytes = 64 << 10;

    private byte[] _input = [];
    private byte[] _copy = [];
    private ArrayBufferWriter<byte> _output = new();
    private SecretRedactor _redactor = null!;

    [Params(CorpusText.CleanLog, CorpusText.LogWithSecrets, CorpusText.Source)]
    public CorpusText Text { get; set; }

    [Params(0, 100, 1000)]
    public int Known { get; set; }

    public long BytesPerOperation => Corpus.Load(Text).Length;

    [GlobalSetup]
    public void Setup()
    {
        _input = Corpus.Load(Text);
        _copy = new byte[_input.Length];
        _output = new ArrayBufferWriter<byte>(_input.Length + (1 << 20));
        _redactor = KnownValues.MakeRedactor(Known);
    }

    [Benchmark(Baseline = true, Description = "memcpy")]
    public void Copy() => _input.CopyTo(_copy.AsSpan());

    [Benchmark(Description = "one call")]
    public int OneCall()
    {
        _output.ResetWrittenCount();
        return _redactor.Redact(_input, _output);
    }

    [Benchmark(Description = "stream, 64 KiB writes")]
    public void Streaming() => WriteAll(_redactor, _input, WriteBytes);

    /// <summary>Sends the input through a fresh stream in pieces of a size.</summary>
    internal static void WriteAll(SecretRedactor redactor, ReadOnlySpan<byte> input, int pieceBytes)
    {
        using Stream stream = redactor.WrapForWriting(Stream.Null);
        while (!input.IsEmpty)
        {
            int piece = Math.Min(pieceBytes, input.Length);
            stream.Write(input[..piece]);
            input = input[piece..];
        }
    }
}
