using System.Collections.Concurrent;
using System.Text;

namespace Redaction.Tests.Transforms;

/// <summary>What a transform's command printed for each sample it applies to, and what of it a redactor leaves.</summary>
/// <param name="Outcomes">One for each sample.</param>
internal sealed record TransformRun(IReadOnlyList<TransformOutcome> Outcomes)
{
    private static readonly ConcurrentDictionary<string, Lazy<TransformRun>> s_runs = new(StringComparer.Ordinal);

    private static readonly (SampleValue Sample, byte[][] Inputs, SecretRedactor Redactor)[] s_samples =
        [.. SampleValues.All.Select((sample, i) => (sample, (byte[][])[Encoding.UTF8.GetBytes(sample.Text), .. Decoys.Of(sample, new Random(i))], RedactorOf(sample)))];

    /// <summary>The run of a transform; its command runs once in a test process.</summary>
    public static TransformRun Of(Transform transform) => s_runs.GetOrAdd(transform.Name, _ => new Lazy<TransformRun>(() => Start(transform))).Value;

    private static TransformRun Start(Transform transform)
    {
        var samples = s_samples.Where(s => transform.Shapes.HasFlag(s.Sample.Shape)).ToList();
        byte[][] outputs = Shell.Run(transform.Command, [.. samples.SelectMany(s => s.Inputs)]);
        const int PerSample = 1 + Decoys.Count;
        return new TransformRun([.. samples.Select((s, i) =>
        {
            byte[] output = outputs[i * PerSample];
            return new TransformOutcome(
                s.Sample, s.Redactor, output, Leak.Measure(output, outputs[(i * PerSample + 1)..((i + 1) * PerSample)], s.Redactor.Find(output)));
        })]);
    }

    // rules are left out: what they find is not what is measured
    private static SecretRedactor RedactorOf(SampleValue sample)
    {
        var redactor = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Empty });
        redactor.Register(sample.Text, "sample");
        return redactor;
    }
}
