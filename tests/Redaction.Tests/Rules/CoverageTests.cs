using Xunit;

namespace Redaction.Tests.Rules;

/// <summary>The list of known formats (rules/coverage.tsv): each has a rule that exists, or a reason why it has none.</summary>
public class CoverageTests
{
    [Fact]
    public void Every_format_has_a_rule_or_a_reason()
    {
        string[][] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "rules", "coverage.tsv")).Skip(2).Select(line => line.Split('\t'))];
        Assert.True(rows.Length >= 1184);
        Assert.Equal(rows.Length, rows.Select(row => row[0]).Distinct(StringComparer.Ordinal).Count());
        foreach (string[] row in rows)
        {
            if (row[1] == "-")
            {
                Assert.True(row.Length > 2 && row[2].Length > 20, $"{row[0]} is left out without a reason");
                continue;
            }

            Assert.All(row[1].Split(' '), id => Assert.True(RuleSet.Default.TryGet(id, out _), $"{row[0]}: there is no rule \"{id}\""));
        }

        Assert.InRange(rows.Count(row => row[1] == "-"), 0, 10);
    }
}
