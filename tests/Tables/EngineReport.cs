using System.Globalization;
using System.Text;

namespace Redaction.Tests.Tables;

/// <summary>
/// What the engine says of texts, in lines. Compiled once against each build of the engine: equal lines are equal answers.
/// </summary>
public static class EngineReport
{
    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("sixteen byte key");

    /// <summary>The framework that the engine was built for.</summary>
    public static string Target => typeof(SecretRedactor).Assembly
        .GetCustomAttributes(typeof(System.Runtime.Versioning.TargetFrameworkAttribute), inherit: false)
        .Cast<System.Runtime.Versioning.TargetFrameworkAttribute>().Single().FrameworkName;

    /// <summary>Findings, explanations and the masked text of each text.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="alert">Whether in the alert profile; identifiers are found in the other.</param>
    /// <param name="values">Known values.</param>
    public static string[] Of(string[] texts, bool alert, string[] values)
    {
        var redactor = new SecretRedactor(new RedactorOptions
        {
            Profile = alert ? Profile.Alert : Profile.Redact,
            Identifiers = !alert,
            FingerprintKey = s_key,
        });
        for (int i = 0; i < values.Length; i++)
        {
            _ = redactor.Register(values[i], $"value-{i}");
        }

        return [.. texts.Select(text => Of(redactor, text))];
    }

    /// <summary>What each variable's name and value are taken for.</summary>
    /// <param name="texts">Names or values.</param>
    public static string[] Variables(string[] texts) =>
        [.. texts.Select(text => $"{SecretVariables.IsNamedSecret(text)} {SecretVariables.IsPlace(Encoding.UTF8.GetBytes(text))}")];

    /// <summary>What each pattern finds in a text, or why it is refused.</summary>
    /// <param name="patterns">Patterns of rules.</param>
    /// <param name="text">The text.</param>
    public static string[] Patterns(string[] patterns, string text) => [.. patterns.Select(pattern => Pattern(pattern, text))];

    private static string Pattern(string pattern, string text)
    {
        try
        {
            return Findings(new SecretRedactor(new RedactorOptions { Rules = RuleSet.Create([Rule.Parse("own-rule", pattern)]), FingerprintKey = s_key }), text);
        }
        catch (PatternSyntaxException e)
        {
            return e.Message;
        }
    }

    private static string Of(SecretRedactor redactor, string text)
    {
        var report = new StringBuilder(Findings(redactor, text));
        foreach (MatchExplanation match in redactor.Explain(Encoding.UTF8.GetBytes(text)))
        {
            report.Append(CultureInfo.InvariantCulture, $"{match.RuleId} {match.Start}+{match.Length} {match.Accepted} {match.Confidence}:");
            foreach (JudgeStep step in match.Steps)
            {
                report.Append(CultureInfo.InvariantCulture, $" {step.Judge} {step.Passed} {step.Reason};");
            }

            report.Append('\n');
        }

        return report.Append(redactor.Redact(text)).ToString();
    }

    private static string Findings(SecretRedactor redactor, string text)
    {
        var report = new StringBuilder();
        foreach (Finding f in redactor.Find(text))
        {
            report.Append(CultureInfo.InvariantCulture, $"{f.RuleId} {f.Start}+{f.Length} {f.Kind} {f.Severity} {f.Confidence} {f.Fingerprint}\n");
        }

        return report.ToString();
    }
}
