using System.Buffers;

namespace Redaction.Benchmarks;

/// <summary>
/// What many known values cost: all rules and 0, 1,000 and 10,000 values over a text, all measured in turn, so that the ratio to
/// the speed with none is of one run.
/// </summary>
internal static class KnownTable
{
    // more than elsewhere: its ratios are goals
    private const int Rounds = 9;

    private static readonly (int Values, string Goal)[] s_sets = [(0, ""), (1_000, ">= 0.75"), (10_000, ">= 0.40")];

    public static void Print()
    {
        // made once for all texts: registering may be slow
        SecretRedactor[] redactors = [.. s_sets.Select(s => KnownValues.MakeRedactor(KnownValues.MakeMixed(s.Values)))];

        Console.WriteLine("| text | how | known values | MB/s | ratio to memcpy | ratio to none | goal | allocated |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|");
        Measure(CorpusText.CleanLog, redactors, hasGoals: true);
        Measure(CorpusText.Source, redactors, hasGoals: false);
    }

    private static void Measure(CorpusText text, SecretRedactor[] redactors, bool hasGoals)
    {
        byte[] input = Corpus.Load(text);
        byte[] copy = new byte[input.Length];
        ArrayBufferWriter<byte> output = new(input.Length + (1 << 20));
        Action[] acts =
        [
            () => input.CopyTo(copy.AsSpan()),
            .. redactors.Select(r => (Action)(() =>
            {
                output.ResetWrittenCount();
                _ = r.Redact(input, output);
            })),
            .. redactors.Select(r => (Action)(() => FilterBenchmarks.WriteAll(r, input, FilterBenchmarks.WriteBytes))),
        ];
        Timing[] timings = Interleaved.Measure(Rounds, acts);
        Rows("one call", timings.AsSpan(1, redactors.Length));
        Rows("stream, 64 KiB writes", timings.AsSpan(1 + redactors.Length));

        void Rows(string how, ReadOnlySpan<Timing> ours)
        {
            for (int i = 0; i < ours.Length; i++)
            {
                (double seconds, long allocated) = ours[i];
                QuickTable.Print(
                    $"| {text} | {how} | {s_sets[i].Values} | {input.Length / seconds / 1e6:F0} | {timings[0].Seconds / seconds:F4} | {ours[0].Seconds / seconds:F2} | {(hasGoals ? s_sets[i].Goal : "")} | {allocated} B |");
            }
        }
    }
}
