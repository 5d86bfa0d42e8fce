namespace Redaction.NetStandard.Tests;

/// <summary>Every example of every rule file, through the netstandard2.0 build.</summary>
public class RuleExampleTests
{
    public static TheoryData<string> Ids() => [.. RuleExamples.All.Select(example => example.RuleId).Distinct()];

    [Fact]
    public void All_built_in_rules_have_examples() => Assert.Equal(RuleSet.Default.Select(rule => rule.Id), Ids().Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_finds_its_positive_examples_exactly_and_no_negative_one(string id)
    {
        var alone = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Create([RuleSet.Default[id]]), Identifiers = true });
        foreach ((_, string text, string? secret) in RuleExamples.All.Where(example => example.RuleId == id))
        {
            string[] found = [.. alone.Find(text).Select(f => text.Substring((int)f.Start, (int)f.Length))];
            Assert.True(secret is null ? found.Length == 0 : found.Length == 1 && found[0] == secret, "an example is not judged as its rule file says");
        }
    }
}
