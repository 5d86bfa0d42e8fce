using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Redaction.Benchmarks;

/// <summary>What one writes without this library, on 4 MiB of a log with secrets.</summary>
public class BaselineBenchmarks : IByteCount
{
    private const int SliceBytes = 4 << 20;

    private readonly ArrayBufferWriter<byte> _output = new(SliceBytes + (1 << 20));
    private byte[] _input = [];
    private byte[] _copy = [];
    private string _text = "";
    private string[] _values = [];
    private SecretRedactor _valuesOnly = null!;
    private SecretRedactor _rulesOnly = null!;
    private AlternationBaseline _alternation = null!;

    public long BytesPerOperation => Math.Min(SliceBytes, Corpus.Load(CorpusText.LogWithSecrets).Length);

    [GlobalSetup]
    public void Setup()
    {
        _input = Corpus.Load(CorpusText.LogWithSecrets)[..(int)BytesPerOperation];
        _copy = new byte[_input.Length];
        // the baselines get their text decoded for nothing; ours reads bytes
        _text = Encoding.UTF8.GetString(_input);
        _values = KnownValues.Make(100);
        _alternation = new AlternationBaseline(RuleSet.Default);
        _rulesOnly = KnownValues.MakeRedactor(0);
        _valuesOnly = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Empty });
        foreach (string value in _values)
        {
            _ = _valuesOnly.Register(value, "value");
        }
    }

    [Benchmark(Baseline = true, Description = "memcpy")]
    public void Copy() => _input.CopyTo(_copy.AsSpan());

    [Benchmark(Description = "100 values: string.Replace for each")]
    public string ReplaceLoop()
    {
        string text = _text;
        foreach (string value in _values)
        {
            text = text.Replace(value, "[REDACTED]", StringComparison.Ordinal);
        }

        return text;
    }

    [Benchmark(Description = "100 values: Redaction")]
    public int OursForValues() => Redact(_valuesOnly);

    [Benchmark(Description = "rules: one NonBacktracking alternation")]
    public string Alternation() => _alternation.Redact(_text);

    [Benchmark(Description = "rules: Redaction")]
    public int OursForRules() => Redact(_rulesOnly);

    private int Redact(SecretRedactor redactor)
    {
        _output.ResetWrittenCount();
        return redactor.Redact(_input, _output);
    }
}
