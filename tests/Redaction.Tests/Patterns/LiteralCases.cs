using FsCheck;
using Redaction.Patterns;

namespace Redaction.Tests.Patterns;

/// <summary>Cases whose pattern has a required literal, so that it can be a rule's.</summary>
public static class LiteralCases
{
    public static Arbitrary<OracleCase> WithLiteral() =>
        OracleCases.From((generator, random) => generator.NextWithLiteral(2 + random.Next(10)), allowed: HasLiteral);

    internal static bool HasLiteral(string pattern)
    {
        try
        {
            Pattern.Parse(pattern);
            return true;
        }
        catch (PatternSyntaxException)
        {
            return false;
        }
    }
}
