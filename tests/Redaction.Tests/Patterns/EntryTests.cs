using FsCheck.Xunit;
using Redaction.Patterns;
using Xunit;

namespace Redaction.Tests.Patterns;

public sealed class EntryTests
{
    [Property(MaxTest = 2_000, Arbitrary = [typeof(LiteralCases)])]
    public void Entries_find_every_longest_match_and_nothing_else(OracleCase given)
    {
        var pattern = Pattern.Parse(given.Shape.ToDialect());
        CaptureFinder exact = Automata.Captures(pattern.Text);
        foreach (byte[] text in given.Texts)
        {
            List<(int Start, int Literal, int End)> found = EntrySearch.Run(pattern, text);
            foreach ((int start, int literal, int end) in found)
            {
                bool isMatch = exact.TryFind(text, start, end, out _, out _);
                Assert.True(isMatch, $"/{pattern.Text}/ on \"{OracleCase.Show(text)}\": [{start}, {end}) by {literal} is no match");
            }

            for (int start = 0; start < text.Length; start++)
            {
                int end = pattern.LongestMatch(text, start);
                bool known = end < 0 || found.Exists(match => match.Start <= start && start <= match.Literal && match.End == end);
                Assert.True(known, $"/{pattern.Text}/ on \"{OracleCase.Show(text)}\": [{start}, {end}) was not found by its literals");
            }
        }
    }

    [Property(MaxTest = 1_500, Arbitrary = [typeof(LiteralCases)])]
    public void Lengths_bound_every_match(OracleCase given)
    {
        var pattern = Pattern.Parse(given.Shape.ToDialect());
        foreach (byte[] text in given.Texts)
        {
            int end = pattern.LongestMatch(text, given.Start);
            Assert.True(end < 0 || (end - given.Start >= pattern.MinLength && end - given.Start <= pattern.MaxLength), given.ToString());
            foreach ((int start, int literal, int _) in EntrySearch.Run(pattern, text))
            {
                Assert.True(literal - start <= pattern.Entries.Max(entry => entry.MaxPrefixLength), given.ToString());
            }
        }
    }

    // A span can be matched by way of several literals, and only one of the ways is the one that is reported: its run has to know.
    [Property(MaxTest = 1_500, Arbitrary = [typeof(LiteralCases)])]
    public void Every_byte_of_a_reported_span_was_known_to_a_run_that_may_be_secret(OracleCase given)
    {
        var pattern = Pattern.Parse(given.Shape.ToDialect());
        foreach (byte[] text in given.Texts)
        {
            List<RecordedRun> runs = RecordedRun.All(pattern, text);
            foreach (RecordedRun run in runs)
            {
                Assert.True(pattern.TryGetSecret(text, run.Start, run.End, out int secretStart, out int secretEnd));
                bool known = runs.Exists(other => other.Start <= run.Start && other.End >= run.End && other.Knows(secretStart, secretEnd));
                string span = $"[{secretStart}, {secretEnd}) of [{run.Start}, {run.End})";
                Assert.True(known, $"/{pattern.Text}/ on \"{OracleCase.Show(text)}\": {span}");
            }
        }
    }
}
