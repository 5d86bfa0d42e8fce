using System.Buffers;
using System.Text;

namespace Redaction.Benchmarks;

/// <summary>What seeing through encodings costs: all rules over texts, with none and with the default depth, measured in turn.</summary>
internal static class DecodeTable
{
    private const int Rounds = 9;

    private const int LockFileBytes = 8 << 20;

    private static readonly int[] s_depths = [0, 2];

    public static void Print()
    {
        SecretRedactor[] redactors = [.. s_depths.Select(d => new SecretRedactor(new RedactorOptions { DecodeDepth = d }))];
        Console.WriteLine("| text | how | DecodeDepth | MB/s | time, depth 0 = 1 | goal | allocated |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|");
        Measure(nameof(CorpusText.CleanLog), Corpus.Load(CorpusText.CleanLog), redactors, "<= 1.15");
        Measure(nameof(CorpusText.Source), Corpus.Load(CorpusText.Source), redactors, "<= 2");
        Measure("lock file", LockFile(), redactors, "<= 2");
    }

    /// <summary>A JSON lock file: names, addresses and, of every package, the base64 of a hash.</summary>
    private static byte[] LockFile()
    {
        var random = new Random(1);
        byte[] hash = new byte[64];
        var text = new StringBuilder("{\n  \"packages\": {\n");
        for (int i = 0; text.Length < LockFileBytes; i++)
        {
            random.NextBytes(hash);
            text.Append("    \"node_modules/package-").Append(i).Append("\": {\n      \"version\": \"1.").Append(i % 40)
                .Append(".0\",\n      \"resolved\": \"https://registry.npmjs.org/package-").Append(i).Append("/-/package-").Append(i)
                .Append("-1.0.0.tgz\",\n      \"integrity\": \"sha512-").Append(Convert.ToBase64String(hash)).Append("\"\n    },\n");
        }

        return Encoding.ASCII.GetBytes(text.Append("  }\n}\n").ToString());
    }

    private static void Measure(string name, byte[] input, SecretRedactor[] redactors, string goal)
    {
        ArrayBufferWriter<byte> output = new(input.Length + (1 << 20));
        Action[] acts =
        [
            .. redactors.Select(r => (Action)(() =>
            {
                output.ResetWrittenCount();
                _ = r.Redact(input, output);
            })),
            .. redactors.Select(r => (Action)(() => FilterBenchmarks.WriteAll(r, input, FilterBenchmarks.WriteBytes))),
        ];
        Timing[] timings = Interleaved.Measure(Rounds, acts);
        Rows("one call", timings.AsSpan(0, redactors.Length));
        Rows("stream, 64 KiB writes", timings.AsSpan(redactors.Length));

        void Rows(string how, ReadOnlySpan<Timing> ours)
        {
            for (int i = 0; i < ours.Length; i++)
            {
                (double seconds, long allocated) = ours[i];
                QuickTable.Print(
                    $"| {name} | {how} | {s_depths[i]} | {input.Length / seconds / 1e6:F0} | {seconds / ours[0].Seconds:F2} | {(i > 0 ? goal : "")} | {allocated} B |");
            }
        }
    }
}
