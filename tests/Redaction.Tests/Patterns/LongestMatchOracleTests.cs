using FsCheck.Xunit;
using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Patterns;

public sealed class LongestMatchOracleTests
{
    [Property(MaxTest = 2_600, Arbitrary = [typeof(OracleCases)])]
    public void Longest_match_agrees_with_the_non_backtracking_engine(OracleCase given)
    {
        string pattern = given.Shape.ToDialect();
        var oracle = new DotNetOracle(given.Shape, given.Start, OracleCases.MaxTextLength);
        LazyDfa dfa = Automata.Forward(pattern);
        LazyDfa eager = Automata.Forward(pattern, visits: 1);
        LazyDfa forgetful = Automata.Forward(pattern, visits: 1, maxStates: 3);
        foreach (byte[] text in given.Texts)
        {
            int got = Automata.LongestMatch(dfa, text, given.Start);
            int expected = oracle.LongestMatch(text, claimed: got);
            AssertEnd(given, text, expected, got, "in one go");
            AssertEnd(given, text, expected, Automata.LongestMatchByteByByte(dfa, text, given.Start), "byte by byte");
            AssertEnd(given, text, expected, Automata.LongestMatch(eager, text, given.Start), "skipping eagerly");
            AssertEnd(given, text, expected, Automata.LongestMatchByteByByte(eager, text, given.Start), "skipping eagerly, byte by byte");
            AssertEnd(given, text, expected, Automata.LongestMatch(forgetful, text, given.Start), "with a tiny cache");
        }
    }

    [Property(MaxTest = 1_500, Arbitrary = [typeof(OracleCases)])]
    public void Backward_run_finds_the_lowest_start_of_a_match(OracleCase given)
    {
        string pattern = given.Shape.ToDialect();
        LazyDfa reverse = Automata.Reverse(pattern);
        CaptureFinder exact = Automata.Captures(pattern);
        foreach (byte[] text in given.Texts)
        {
            for (int end = 0; end <= text.Length; end++)
            {
                int expected = 0;
                while (expected <= end && !exact.TryFind(text, expected, end, out _, out _))
                {
                    expected++;
                }

                AssertEnd(given, text, expected > end ? -1 : expected, Automata.LowestStart(reverse, text, end), $"backwards from {end}");
            }
        }
    }

    [Property(MaxTest = 600, Arbitrary = [typeof(LongRunCases)])]
    public void Skipping_runs_of_bytes_changes_nothing(OracleCase given)
    {
        string pattern = given.Shape.ToDialect();
        LazyDfa plain = Automata.Forward(pattern, Automata.Never);
        LazyDfa eager = Automata.Forward(pattern, visits: 1);
        LazyDfa usual = Automata.Forward(pattern);
        LazyDfa forgetful = Automata.Forward(pattern, visits: 1, maxStates: 20);
        foreach (byte[] text in given.Texts)
        {
            for (int start = 0; start <= Math.Min(text.Length, 5); start++)
            {
                int expected = Automata.LongestMatchByteByByte(plain, text, start);
                AssertEnd(given, text, expected, Automata.LongestMatch(plain, text, start), $"in one go from {start}");
                AssertEnd(given, text, expected, Automata.LongestMatch(eager, text, start), $"skipping eagerly from {start}");
                AssertEnd(given, text, expected, Automata.LongestMatch(usual, text, start), $"skipping from {start}");
                AssertEnd(given, text, expected, Automata.LongestMatch(forgetful, text, start), $"with a tiny cache from {start}");
            }
        }
    }

    internal static void AssertEnd(OracleCase given, byte[] text, int expected, int got, string how) =>
        Assert.True(
            expected == got,
            $"/{given.Shape}/ from {given.Start} on \"{OracleCase.Show(text)}\", {how}: expected {expected}, got {got}");
}
