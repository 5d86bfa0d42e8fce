using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Patterns;

public sealed class CaptureOracleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Property(MaxTest = 1_200, Arbitrary = [typeof(OracleCases)])]
    public void First_group_agrees_with_the_backtracking_engine(OracleCase given)
    {
        string pattern = given.Shape.ToDialect();
        LazyDfa dfa = Automata.Forward(pattern);
        CaptureFinder captures = Automata.Captures(pattern);
        foreach (byte[] text in given.Texts)
        {
            int end = Automata.LongestMatch(dfa, text, given.Start);
            if (end < 0 || !given.Shape.HasGroup)
            {
                continue;
            }

            if (DotNetGroup(given, text, end) is not { } expected)
            {
                continue;
            }

            bool found = captures.TryFind(text, given.Start, end, out int start, out int stop);
            Assert.True(found, $"/{pattern}/ on \"{OracleCase.Show(text)}\": no match of [{given.Start}, {end})");
            Assert.True(
                expected == (start, stop),
                $"/{pattern}/ on \"{OracleCase.Show(text)}\", match [{given.Start}, {end}): expected {expected}, got {(start, stop)}");
        }
    }

    [Property(MaxTest = 1_500, Arbitrary = [typeof(LiteralCases)])]
    public void Span_at_fixed_distances_is_the_captured_one(OracleCase given)
    {
        var pattern = Pattern.Parse(given.Shape.ToDialect());
        CaptureFinder captures = Automata.Captures(pattern.Text);
        foreach (byte[] text in given.Texts)
        {
            int end = pattern.LongestMatch(text, given.Start);
            if (end >= 0)
            {
                Assert.True(captures.TryFind(text, given.Start, end, out int start, out int stop));
                Assert.True(pattern.TryGetSecret(text, given.Start, end, out int secretStart, out int secretEnd));
                Assert.True(
                    (start, stop) == (secretStart, secretEnd),
                    $"{given}: expected {(start, stop)}, got {(secretStart, secretEnd)}");
            }
        }
    }

    /// <returns>Null where a bug of that engine (see <see cref="DotNetOracle"/>) makes it miss the match.</returns>
    private static (int Start, int End)? DotNetGroup(OracleCase given, byte[] text, int end)
    {
        string exact = $"\\A[\\s\\S]{{{given.Start}}}(?:{given.Shape.ToDotNet(captures: true)})[\\s\\S]{{{text.Length - end}}}\\z";
        Match match = new Regex(exact, RegexOptions.CultureInvariant, Patience).Match(Encoding.Latin1.GetString(text));
        Group group = match.Groups[1];
        return !match.Success ? null : group.Success ? (group.Index, group.Index + group.Length) : (given.Start, end);
    }
}
