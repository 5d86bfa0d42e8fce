using System.Text;
using Redaction.Judging;
using Xunit;

namespace Redaction.Tests.Judging;

public class JudgeTests
{
    private static readonly Rule Token = new() { Id = "acme-token", Title = "Acme", Pattern = "acme_" };
    private static readonly string Pat = "ghp" + "_0123456789ABCDEFabcdefFAKE0000" + "2CuvmE";

    [Fact]
    public void Entropy_is_zero_for_one_symbol_and_log2_of_n_for_n_different_ones()
    {
        Assert.Equal(0, Entropy.BitsPerByte([]));
        Assert.Equal(0, Entropy.BitsPerByte("aaaaaaaa"u8), 9);
        Assert.Equal(3, Entropy.BitsPerByte("abcdefgh"u8), 9);
        Assert.Equal(1, Entropy.BitsPerByte("abababab"u8), 9);
    }

    [Fact]
    public void A_rule_asks_for_its_own_entropy()
    {
        Rule rule = Token with { MinEntropy = 3 };
        Assert.False(Candidate.Decide(rule, "", "aabbccddaabbccdd").Accepted);
        Assert.True(Candidate.Decide(rule, "", "q7Zk2mXw9RtLb4Vc").Accepted);
    }

    [Fact]
    public void A_valid_checksum_verifies_whatever_the_value_spells()
    {
        Rule rule = Token with { Checksum = "crc32-base62" };
        Assert.Equal((true, Confidence.Verified), Outcome(Candidate.Decide(rule, "", Pat)));
    }

    [Fact]
    public void A_failed_checksum_keeps_the_finding_with_less_confidence_or_drops_it_where_the_rule_asks()
    {
        string scrambled = "ghp" + "_q7Zk2mXw9RtLb4Vcq8Yk3nXw0StLb5" + "Vd1Abc";
        Rule raise = Token with { Checksum = "crc32-base62" };
        Assert.Equal((true, Confidence.Contextual), Outcome(Candidate.Decide(raise, "", scrambled)));
        Assert.Equal((true, Confidence.Generic), Outcome(Candidate.Decide(raise with { Confidence = Confidence.Generic }, "", scrambled)));
        Assert.False(Candidate.Decide(raise with { ChecksumPolicy = ChecksumPolicy.Require }, "", scrambled).Accepted);
    }

    [Fact]
    public void A_published_value_is_compared_whole()
    {
        string value = "q7Zk2mXw9RtLb4Vc";
        Rule rule = Token with { AllowedValues = [value] };
        Assert.False(Candidate.Decide(rule, "", value).Accepted);
        Assert.True(Candidate.Decide(rule, "", value + "9").Accepted);
        Assert.True(Candidate.Decide(rule, "", value[1..]).Accepted);
    }

    [Theory]
    [InlineData("[REDACTED:github-pat]")]
    [InlineData("abc[REDACTED:jwt]def")]
    [InlineData("[REDACTED:DB_PASSWORD#0123456789abcdef]")]
    public void Our_own_mask_is_never_a_finding_whatever_the_rule(string value)
    {
        foreach (Rule rule in RuleSet.Default)
        {
            Assert.False(Candidate.Decide(rule, "password=", value).Accepted, rule.Id);
        }
    }

    /// <summary>Whoever can write the opening of a mask before a secret, or a secret into a mask, hides nothing with it.</summary>
    [Theory]
    [InlineData("x [REDACTED\n◊")]
    [InlineData("[REDACTED:◊]")]
    [InlineData("[REDACTED ◊]")]
    [InlineData("[REDACTED:password: ◊]")]
    [InlineData("password=\"[REDACTED:x] ◊\"")]
    [InlineData("password=[REDACTED:x]◊")]
    [InlineData("https://bob:[REDACTED◊@h.io/")] // redaction:allow -- filled at run time
    public void A_mask_that_is_none_of_ours_hides_nothing(string text)
    {
        string token = "ghp_" + string.Concat("0123456", "789ABCD", "EFabcde", "fFAKE00", "002Cuvm", "E");
        Assert.DoesNotContain(token, SecretRedactor.Default.Redact(text.Replace("◊", token, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_in_our_own_mask_makes_no_secret_of_what_follows_it()
    {
        Rule rule = Token with { Shape = SecretShape.Assignment };
        string value = "q7Zk2mXw9RtLb4Vcq8Yk3n";
        Assert.False(Candidate.Decide(rule, "secret]: ", value, before: "password=[REDACTED:generic-").Accepted);
        Assert.False(Candidate.Decide(rule, "token]=", value, before: "[REDACTED:vault-").Accepted);
        Assert.True(Candidate.Decide(rule, "token: ", value, before: "[REDACTED:vault-token] ").Accepted);
    }

    [Fact]
    public void No_built_in_rule_allocates_when_it_decides()
    {
        byte[] bytes = Encoding.ASCII.GetBytes("api_key = " + "q7Zk2mXw9RtLb4Vcq8Yk3nXw0StLb5Vd1Abc" + ";");
        Rule[] rules = [.. RuleSet.Default];
        long before = 0;
        for (int round = 0; round < 3; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach (Rule rule in rules)
            {
                Judge.Decide(rule, new JudgeInput { Match = bytes, Secret = bytes.AsSpan(10, 36) });
            }
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_explanation_names_every_judge_and_holds_no_part_of_the_value()
    {
        string value = "q7Zk2mXw9RtLb4Vcq8Yk3n";
        Rule rule = Token with { MinEntropy = 3.5, Shape = SecretShape.Assignment, Checksum = "jwt" };
        List<JudgeStep> steps = Candidate.Explain(rule, "api_key=", value);
        Assert.Equal(["own mask", "identifier", "published examples", "checksum", "placeholder", "entropy", "assignment", "verdict"], steps.Select(step => step.Judge));
        Assert.Contains(steps, step => step.Reason.Contains("bits a byte", StringComparison.Ordinal));
        Assert.All(steps, step => Assert.DoesNotContain(value[..4], step.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void An_explanation_ends_at_the_judge_that_rejects()
    {
        List<JudgeStep> steps = Candidate.Explain(Token, "", "xxxxxxxxxxxxxxxxxxxx");
        Assert.Equal(("placeholder", false), (steps[^2].Judge, steps[^2].Passed));
        Assert.Equal(("verdict", false), (steps[^1].Judge, steps[^1].Passed));
        Assert.Equal(steps[^2].Reason, steps[^1].Reason);
    }

    private static (bool Accepted, Confidence Confidence) Outcome(Verdict verdict) => (verdict.Accepted, verdict.Confidence);
}
