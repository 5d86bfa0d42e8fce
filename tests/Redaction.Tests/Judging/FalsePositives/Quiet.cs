using Xunit;

namespace Redaction.Tests.Judging.FalsePositives;

/// <summary>Runs the whole engine with its default rules.</summary>
internal static class Quiet
{
    private const int Seeds = 5;

    private static readonly SecretRedactor[] s_redactors =
    [
        new(new RedactorOptions { Profile = Profile.Redact }),
        new(new RedactorOptions { Profile = Profile.Alert }),
    ];

    /// <summary>Nothing is found in the text, in either profile, with whatever random values.</summary>
    public static void InBothProfiles(string template)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            string text = Template.Fill(template, seed);
            foreach (SecretRedactor redactor in s_redactors)
            {
                Assert.True(!redactor.Find(text).Any(), string.Join("; ", redactor.Find(text).Select(f => $"{f.RuleId}: {text.Substring((int)f.Start, (int)f.Length)}")));
            }
        }
    }

    /// <summary>How many are found of the secrets of one line.</summary>
    public static IEnumerable<Finding> Find(string text, Profile profile) => s_redactors[(int)profile].Find(text);
}
