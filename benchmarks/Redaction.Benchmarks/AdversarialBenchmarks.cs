using System.Buffers;
using BenchmarkDotNet.Attributes;

namespace Redaction.Benchmarks;

/// <summary>Hostile inputs beside a clean log of the same length; a speed ratio of 0.2 is five times the cost per byte.</summary>
public class AdversarialBenchmarks : IByteCount
{
    private readonly ArrayBufferWriter<byte> _output = new(16 << 20);
    private byte[] _input = [];
    private byte[] _clean = [];
    private SecretRedactor _redactor = null!;

    [ParamsAllValues]
    public AdversarialInput Input { get; set; }

    public long BytesPerOperation => AdversarialText.Make(Input).Length;

    [GlobalSetup]
    public void Setup()
    {
        _input = AdversarialText.Make(Input);
        _clean = Corpus.Load(CorpusText.CleanLog)[.._input.Length];
        _redactor = KnownValues.MakeRedactor(100);
    }

    [Benchmark(Baseline = true, Description = "clean log, one call")]
    public int CleanLog() => Redact(_clean);

    [Benchmark(Description = "one call")]
    public int OneCall() => Redact(_input);

    [Benchmark(Description = "stream, 64 KiB writes")]
    public void Streaming() => FilterBenchmarks.WriteAll(_redactor, _input, FilterBenchmarks.WriteBytes);

    [Benchmark(Description = "stream, one-byte writes")]
    public void OneByteWrites() => FilterBenchmarks.WriteAll(_redactor, _input, 1);

    private int Redact(byte[] input)
    {
        _output.ResetWrittenCount();
        return _redactor.Redact(input, _output);
    }
}
