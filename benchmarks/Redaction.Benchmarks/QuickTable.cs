using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Redaction.Benchmarks;

/// <summary>
/// The main figures in some minutes, for people: medians of five with a stopwatch, each beside a memcpy of the same bytes
/// measured in turn with it.
/// </summary>
internal static class QuickTable
{
    private const int Repeats = 5;

    /// <summary>Prints the tables whose name contains <paramref name="part"/>.</summary>
    public static int Run(string part)
    {
        string vectors = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128";
        Console.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, "
            + $"{Environment.ProcessorCount} processors, {vectors}-bit vectors, {RuleSet.Default.Count} rules");
        (string Name, Action Print)[] tables =
        [
            ("filter", Filter), ("line", Lines), ("adversarial", Adversarial), ("known", KnownTable.Print), ("register", RegisterTable.Print),
            ("decode", DecodeTable.Print),
        ];
        (string Name, Action Print)[] chosen = [.. tables.Where(t => t.Name.Contains(part, StringComparison.OrdinalIgnoreCase))];
        if (chosen.Length == 0)
        {
            Console.Error.WriteLine($"No table is named \"{part}\"; there are {string.Join(", ", tables.Select(t => t.Name))}.");
            return 2;
        }

        foreach ((_, Action print) in chosen)
        {
            Console.WriteLine();
            print();
        }

        return 0;
    }

    private static void Filter()
    {
        Console.WriteLine("| text | known values | how | MB/s | ratio to memcpy | allocated |");
        Console.WriteLine("|---|---:|---|---:|---:|---:|");
        foreach (CorpusText text in Enum.GetValues<CorpusText>())
        {
            byte[] input = Corpus.Load(text);
            byte[] copy = new byte[input.Length];
            ArrayBufferWriter<byte> output = new(input.Length + (1 << 20));
            foreach (int known in (int[])[0, 100, 1000])
            {
                SecretRedactor redactor = KnownValues.MakeRedactor(known);
                Row("one call", () =>
                {
                    output.ResetWrittenCount();
                    _ = redactor.Redact(input, output);
                });
                Row("stream, 64 KiB writes", () => FilterBenchmarks.WriteAll(redactor, input, FilterBenchmarks.WriteBytes));

                void Row(string how, Action act)
                {
                    (double copying, double acting, long allocated) = Compare(() => input.CopyTo(copy.AsSpan()), act);
                    Print($"| {text} | {known} | {how} | {input.Length / acting / 1e6:F0} | {copying / acting:F4} | {allocated} B |");
                }
            }
        }
    }

    private static void Lines()
    {
        const int calls = 200_000;
        const int bytes = 16 << 10;
        SecretRedactor redactor = KnownValues.MakeRedactor(100);
        using Stream stream = redactor.WrapForWriting(Stream.Null);
        byte[] clean = LineBenchmarks.CleanText(bytes);
        byte[] open = LineBenchmarks.OpenBlock(bytes);

        Console.WriteLine("| small call, 100 known values | ns | allocated in all |");
        Console.WriteLine("|---|---:|---:|");
        Row($"clean line of {LineBenchmarks.Line.Length} characters", calls, () =>
        {
            for (int i = 0; i < calls; i++)
            {
                _ = redactor.Redact(LineBenchmarks.Line);
            }
        });
        Row("one-byte write, nothing held", bytes, () => LineBenchmarks.WriteSingly(stream, clean));
        Row("one-byte write, open candidate held", bytes, () => LineBenchmarks.WriteSingly(stream, open));

        static void Row(string name, int count, Action act)
        {
            (_, double acting, long allocated) = Compare(static () => { }, act);
            Print($"| {name} | {acting / count * 1e9:F1} | {allocated} B |");
        }
    }

    private static void Adversarial()
    {
        byte[] log = Corpus.Load(CorpusText.CleanLog);
        ArrayBufferWriter<byte> output = new(16 << 20);
        SecretRedactor redactor = KnownValues.MakeRedactor(100);

        Console.WriteLine("| input, 100 known values | KiB | MB/s | cost per byte, clean log = 1 | one-byte writes, ns |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (AdversarialInput kind in Enum.GetValues<AdversarialInput>())
        {
            byte[] input = AdversarialText.Make(kind);
            byte[] clean = log[..input.Length];
            (double cleanly, double acting, _) = Compare(() => Redact(clean), () => Redact(input));
            (_, double singly, _) = Compare(static () => { }, () => FilterBenchmarks.WriteAll(redactor, input, 1));
            Print($"| {kind} | {input.Length >> 10} | {input.Length / acting / 1e6:F0} | {acting / cleanly:F2} | {singly / input.Length * 1e9:F1} |");
        }

        void Redact(byte[] input)
        {
            output.ResetWrittenCount();
            _ = redactor.Redact(input, output);
        }
    }

    /// <summary>Median seconds of a call of both, measured in turn, and the bytes that one call of the second allocates.</summary>
    private static (double First, double Second, long Allocated) Compare(Action first, Action second)
    {
        Timing[] timings = Interleaved.Measure(Repeats, first, second);
        return (timings[0].Seconds, timings[1].Seconds, timings[1].Allocated);
    }

    /// <summary>Prints a row with points in its numbers, whatever the culture.</summary>
    internal static void Print(FormattableString row) => Console.WriteLine(row.ToString(CultureInfo.InvariantCulture));
}
