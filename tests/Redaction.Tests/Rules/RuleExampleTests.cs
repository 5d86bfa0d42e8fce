using System.Text;
using System.Text.RegularExpressions;
using Redaction.RuleCompiler;
using Redaction.Tests.Scanning;
using Redaction.Toml.Reading;
using Xunit;

namespace Redaction.Tests.Rules;

/// <summary>Every example in every rule file, through the whole engine.</summary>
public class RuleExampleTests
{
    private static readonly string s_root = Outputs.FindRoot(AppContext.BaseDirectory)!;

    private static readonly RuleEntry[] s_entries = [.. RuleCatalog.Load(Path.Combine(s_root, "rules"))];

    private static readonly SecretRedactor s_all = new(new RedactorOptions { Identifiers = true });

    public static TheoryData<string, int> Positives() => Examples(found: true);

    public static TheoryData<string, int> Negatives() => Examples(found: false);

    [Theory]
    [MemberData(nameof(Positives))]
    public void A_positive_example_is_found_exactly(string id, int number)
    {
        RuleExample example = Example(id, number);
        SecretRedactor alone = Alone(id);
        Assert.Equal(example.Secret, Assert.Single(Secrets(alone, example.Text)));

        // among all rules its bytes are masked too, whatever rule has the say
        Finding[] all = [.. s_all.Find(example.Text)];
        Assert.Contains(all, f => f.Start <= example.Before.Length && f.Start + f.Length >= example.Before.Length + example.Secret!.Length);
    }

    [Theory]
    [MemberData(nameof(Positives))]
    public void A_positive_example_is_found_in_any_surroundings(string id, int number)
    {
        RuleExample example = Example(id, number);
        SecretRedactor redactor = Alone(id);
        foreach ((string before, string after) in (ReadOnlySpan<(string, string)>)
        [
            ("first line\n", "\nlast line\n"), ("+ ", "\n"), ("prefix é😀 ", " é suffix"), (" \t", "\r\n"), ("{\"log\":\"", "\"}"), ("(", ")"),
        ])
        {
            string text = before + example.Text + after;
            Assert.Contains(example.Secret, Secrets(redactor, text));
        }
    }

    [Theory]
    [MemberData(nameof(Positives))]
    public void A_positive_example_is_found_across_any_chunk_border(string id, int number)
    {
        RuleExample example = Example(id, number);
        SecretRedactor redactor = Alone(id);
        byte[] text = Encoding.UTF8.GetBytes("x " + example.Text + " y");
        (string Output, string Findings) whole = Feed.Run(redactor, text);
        Assert.DoesNotContain(example.Secret!, whole.Output, StringComparison.Ordinal);
        Assert.Equal(whole, Feed.ByteByByte(redactor, text));
        for (int cut = 1; cut < text.Length; cut += Math.Max(1, text.Length / 40))
        {
            Assert.Equal(whole, Feed.Run(redactor, text, cut));
        }
    }

    [Theory]
    [MemberData(nameof(Positives))]
    public void A_positive_example_is_found_in_base64(string id, int number)
    {
        RuleExample example = Example(id, number);
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("x: 1\n" + example.Text + "\ny: 2\n"));
        string output = Alone(id).Redact($"data: {encoded}\n");
        Assert.Contains("[REDACTED:", output, StringComparison.Ordinal);

        // what is left of the letters, put together again, does not hold the secret
        string rest = Regex.Replace(output["data: ".Length..].TrimEnd('\n'), @"\[REDACTED:[^\]]*\]", "");
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(example.Secret!))[..^4], rest, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Positives))]
    public void Redacting_a_positive_example_again_changes_nothing(string id, int number)
    {
        RuleExample example = Example(id, number);
        string once = s_all.Redact(example.Text);
        Assert.Same(once, s_all.Redact(once));
    }

    [Theory]
    [MemberData(nameof(Negatives))]
    public void A_negative_example_is_left_alone(string id, int number) =>
        Assert.Empty(Secrets(Alone(id), Example(id, number).Text));

    [Fact]
    public void The_built_in_rules_are_those_of_the_rule_files()
    {
        foreach ((string path, string content) in Outputs.Of(s_root, [.. s_entries]))
        {
            Assert.True(content == File.ReadAllText(path), $"{path} is stale; run: dotnet run --project src/Redaction.RuleCompiler");
        }

        Assert.Equal(s_entries.Select(e => e.Rule.Id), RuleSet.Default.Select(r => r.Id));
    }

    private static TheoryData<string, int> Examples(bool found)
    {
        var data = new TheoryData<string, int>();
        foreach (RuleEntry entry in s_entries)
        {
            for (int i = 0; i < entry.Examples.Length; i++)
            {
                if (entry.Examples[i].Secret is not null == found)
                {
                    data.Add(entry.Rule.Id, i);
                }
            }
        }

        return data;
    }

    private static RuleExample Example(string id, int number) => s_entries.Single(e => e.Rule.Id == id).Examples[number];

    private static SecretRedactor Alone(string id) => new(new RedactorOptions
    {
        Rules = RuleSet.Create([RuleSet.Default[id]]),
        Identifiers = true,
        FingerprintKey = Encoding.ASCII.GetBytes("sixteen byte key"),
    });

    private static IEnumerable<string> Secrets(SecretRedactor redactor, string text) =>
        redactor.Find(text).Select(f => text.Substring((int)f.Start, (int)f.Length));
}
