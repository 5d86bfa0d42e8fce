namespace Redaction.Tests.Transforms;

/// <summary>What a transform's command printed for one sample.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Redactor">A redactor that knows the sample and nothing else.</param>
/// <param name="Output">What was printed.</param>
/// <param name="Leak">What the redactor leaves of it.</param>
internal sealed record TransformOutcome(SampleValue Sample, SecretRedactor Redactor, byte[] Output, Leak Leak)
{
    /// <summary>Whether more is left than bits that share a character with their neighbours.</summary>
    public bool Exceeds(int tolerance) => Leak.LongestRun > tolerance || Leak.Total > 2 * tolerance * Sample.Stretches;
}
