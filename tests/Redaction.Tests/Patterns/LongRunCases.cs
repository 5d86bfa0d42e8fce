using FsCheck;

namespace Redaction.Tests.Patterns;

/// <summary>Cases with large counts and long texts, in which runs of bytes can be skipped.</summary>
public static class LongRunCases
{
    public static Arbitrary<OracleCase> WithLongRuns() =>
        OracleCases.From((generator, random) => generator.Next(1 + random.Next(6)), maxCount: 40, maxLength: 400);
}
