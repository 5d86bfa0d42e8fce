using System.Globalization;

namespace Redaction.Tool.Reporting;

/// <summary>Rules, and what their judges say of a text, in words. It tells where a value stands and how long it is, never the value.</summary>
internal static class RuleExplanation
{
    /// <summary>What is checked after the pattern has matched, a sentence each.</summary>
    public static IReadOnlyList<string> Checks(Rule rule)
    {
        var checks = new List<string>();
        if (rule.Checksum is not null)
        {
            checks.Add(rule.ChecksumPolicy == ChecksumPolicy.Require
                ? $"checksum {rule.Checksum}: a value that fails it is dropped"
                : $"checksum {rule.Checksum}: a value that passes it is verified, one that fails it is less sure");
        }

        if (rule.MinEntropy > 0)
        {
            checks.Add(string.Create(CultureInfo.InvariantCulture, $"entropy of at least {rule.MinEntropy:0.##} bits a byte"));
        }

        if (rule.Placeholders)
        {
            checks.Add("placeholders such as ${TOKEN} or xxxx are dropped");
        }

        if (rule.Shape != SecretShape.Token)
        {
            checks.Add(rule.Shape == SecretShape.Password
                ? "variables and the documented defaults of local services are dropped"
                : "code, identifiers, words and references are dropped: the value must look random; a password may be weak in the redact profile");
        }

        if (!rule.AllowedValues.IsEmpty)
        {
            checks.Add(rule.AllowedValues.Length == 1
                ? "1 value published as an example is dropped"
                : $"{rule.AllowedValues.Length} values published as examples are dropped");
        }

        if (!rule.Allow.IsDefaultOrEmpty)
        {
            checks.Add(rule.Allow.Length == 1 ? "1 allowlist of the configuration" : $"{rule.Allow.Length} allowlists of the configuration");
            checks.AddRange(rule.Allow.Select(allowance => allowance.Reason).OfType<string>().Select(reason => $"allowed: {SafeText.Escape(reason)}"));
        }

        if (rule.IsBlock && rule.Keywords.IsEmpty)
        {
            checks.Add("a block: it may be of any length, and is masked to its end");
        }

        return checks;
    }

    /// <summary>Writes what a rule is.</summary>
    public static void Write(Rule rule, TextWriter output)
    {
        output.WriteLine($"{rule.Id}: {SafeText.Escape(rule.Title)}");
        output.WriteLine($"  severity    {Label.Of(rule.Severity)}");
        output.WriteLine($"  confidence  {Label.Of(rule.Confidence)}");
        output.WriteLine($"  reported    {Profiles(rule)}");
        if (rule.Keywords.IsEmpty)
        {
            output.WriteLine($"  pattern     {SafeText.Escape(rule.Pattern)}");
        }
        else
        {
            output.WriteLine($"  assigned to {SafeText.Escape(string.Join(", ", rule.Keywords))}");
            output.WriteLine($"  value       {SafeText.Escape(rule.Pattern)}");
        }

        WriteList("checks", Checks(rule), output);
        WriteList("see", [.. rule.References.Select(SafeText.Escape)], output);
    }

    /// <summary>Writes what was matched in a text, and why each match is a finding or not.</summary>
    /// <param name="redactor">With the rules to try.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="output">Where it is written.</param>
    public static void Write(SecretRedactor redactor, ReadOnlySpan<byte> utf8, TextWriter output)
    {
        IReadOnlyList<MatchExplanation> matches = redactor.Explain(utf8);
        if (matches.Count == 0)
        {
            output.WriteLine("No rule's pattern matches.");
        }

        foreach (MatchExplanation match in matches)
        {
            TextPosition place = TextPosition.Of(utf8, (int)match.Start);
            string verdict = match.Accepted ? $"finding, {Label.Of(match.Confidence)}" : "dropped";
            output.WriteLine($"{place}: {match.RuleId}: {match.Length} bytes: {verdict}");
            int width = match.Steps.Select(s => s.Judge.Length).DefaultIfEmpty().Max();
            foreach (JudgeStep step in match.Steps)
            {
                output.WriteLine($"  {step.Judge.PadRight(width)}  {(step.Passed ? "pass" : "DROP")}  {step.Reason}");
            }
        }
    }

    private static string Profiles(Rule rule) => (rule.Kind, rule.InAlert) switch
    {
        (RuleKind.Identifier, _) => "on request (--identifiers): it is made to be shown",
        (_, true) => "in the profiles redact and alert",
        _ => "in the profile redact only: the evidence is too weak for an alarm",
    };

    private static void WriteList(string heading, IReadOnlyList<string> lines, TextWriter output)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            output.WriteLine($"  {(i == 0 ? heading : ""),-10}  {lines[i]}");
        }
    }
}
