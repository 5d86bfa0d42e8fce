using System.Text;
using BenchmarkDotNet.Attributes;

namespace Redaction.Benchmarks;

/// <summary>The small calls: one log line, and one byte at a time with nothing and with an open candidate held.</summary>
public class LineBenchmarks
{
    /// <summary>An ordinary log line of 100 characters.</summary>
    internal const string Line =
        "2024-06-07T08:15:30.1234567Z [INFO] Contoso.Core[42]: restore completed, 118 packages from cache (9)";

    private const int Bytes = 16 << 10;

    private SecretRedactor _redactor = null!;
    private Stream _stream = Stream.Null;
    private byte[] _clean = [];
    private byte[] _open = [];

    [GlobalSetup]
    public void Setup()
    {
        _redactor = KnownValues.MakeRedactor(100);
        _stream = _redactor.WrapForWriting(Stream.Null);
        _clean = CleanText(Bytes);
        _open = OpenBlock(Bytes);
    }

    [GlobalCleanup]
    public void Cleanup() => _stream.Dispose();

    [Benchmark(Description = "clean line of 100 characters")]
    public string CleanLine() => _redactor.Redact(Line);

    [Benchmark(Description = "one-byte write, nothing held", OperationsPerInvoke = Bytes)]
    public void OneByteWrites() => WriteSingly(_stream, _clean);

    [Benchmark(Description = "one-byte write, open candidate held", OperationsPerInvoke = Bytes)]
    public void OneByteWritesWhileHeld() => WriteSingly(_stream, _open);

    /// <summary>Whole clean lines, padded with spaces.</summary>
    internal static byte[] CleanText(int length)
    {
        byte[] text = new byte[length];
        text.AsSpan().Fill((byte)' ');
        byte[] line = Encoding.UTF8.GetBytes(Line + "\n");
        for (int at = 0; at + line.Length <= length; at += line.Length)
        {
            line.CopyTo(text, at);
        }

        return text;
    }

    /// <summary>A key block that is closed by its last line only: all before is an open candidate.</summary>
    internal static byte[] OpenBlock(int length)
    {
        // put together here, so that no scan takes this source for a key
        string kind = "RSA PRIVATE" + " KEY-----\n";
        string begin = "-----BEGIN " + kind;
        string end = "\n-----END " + kind;
        StringBuilder body = new(begin);
        Random random = new(7);
        while (body.Length < length - end.Length)
        {
            body.Append(body.Length % 65 == 64 ? '\n' : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[random.Next(64)]);
        }

        return Encoding.ASCII.GetBytes(body.Append(end).ToString());
    }

    internal static void WriteSingly(Stream stream, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            stream.Write(bytes.AsSpan(i, 1));
        }
    }
}
