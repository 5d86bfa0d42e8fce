using System.Collections.Immutable;

namespace Redaction.Toml.Reading;

/// <summary>Reads one <c>[[rule]]</c> table: a whole rule, or the fields that differ from a rule of the same id.</summary>
internal static class RuleReader
{
    /// <summary>Reads a rule and checks it.</summary>
    /// <param name="file">The file as messages show it.</param>
    /// <param name="fields">The table; its id was asked for.</param>
    /// <param name="basis">The rule it changes; null for a new one.</param>
    public static RuleEntry Read(string file, TomlFields fields, Rule? basis)
    {
        string id = fields.RuleId!;
        Rule rule = basis ?? new Rule { Id = id, Title = fields.Text("title"), Pattern = fields.Text("pattern") };
        ImmutableArray<ImmutableArray<string>> allowed = fields.Has("allowed_values") ? fields.Texts("allowed_values") : [.. rule.AllowedValues.Select(value => ImmutableArray.Create(value))];
        rule = rule with
        {
            Title = fields.OptionalText("title") ?? rule.Title,
            Keywords = Joined(fields, "keywords", rule.Keywords),
            Kind = fields.Choice("kind", rule.Kind),
            InAlert = fields.Flag("in_alert", rule.InAlert),
            Severity = fields.Choice("severity", rule.Severity),
            Confidence = fields.Choice("confidence", rule.Confidence),
            Shape = fields.Choice("shape", rule.Shape),
            MinEntropy = fields.Number("min_entropy", rule.MinEntropy),
            Checksum = fields.OptionalText("checksum") ?? rule.Checksum,
            ChecksumPolicy = fields.Choice("checksum_policy", rule.ChecksumPolicy),
            Placeholders = fields.Flag("placeholders", rule.Placeholders),
            AllowedValues = [.. allowed.Select(pieces => string.Concat(pieces))],
            References = Joined(fields, "references", rule.References),
        };

        // only when they are given: a new pattern costs what the rule compiler wrote down of the old one
        if (fields.Has("pattern"))
        {
            rule = rule with { Pattern = fields.Text("pattern") };
        }

        if (fields.Has("block"))
        {
            rule = rule with { IsBlock = fields.Flag("block", false) };
        }

        ImmutableArray<RuleExample> examples = [.. fields.Examples("positive", found: true), .. fields.Examples("negative", found: false)];
        return new RuleEntry(rule, file, fields.Line, allowed, examples);
    }

    /// <summary>Checks a rule that was read.</summary>
    /// <exception cref="RuleFileException">It cannot be used.</exception>
    public static void Validate(Rule rule, TomlFields fields)
    {
        try
        {
            _ = RuleSet.Create([rule]);
        }
        catch (FormatException problem)
        {
            string prefix = $"rule \"{rule.Id}\": ";
            throw fields.Error("pattern", problem.Message.StartsWith(prefix, StringComparison.Ordinal) ? problem.Message[prefix.Length..] : problem.Message);
        }
    }

    /// <summary>Runs the examples through the engine.</summary>
    /// <exception cref="RuleFileException">The rule does not do what an example says.</exception>
    public static void CheckExamples(RuleEntry entry)
    {
        if (entry.Examples.IsEmpty)
        {
            return;
        }

        var redactor = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Create([entry.Rule]), Identifiers = true });
        foreach (RuleExample example in entry.Examples)
        {
            IReadOnlyList<Finding> found = redactor.Find(example.Text);
            if (example.Secret is null)
            {
                if (found.Count > 0)
                {
                    throw new RuleFileException(
                        entry.File, example.Line, entry.Rule.Id, $"it finds {found[0].Length} characters at offset {found[0].Start} of this negative example; narrow the pattern, or move the example to \"positive\".");
                }
            }
            else if (found.Count != 1 || found[0].Start != example.Before.Length || found[0].Length != example.Secret.Length)
            {
                string what = found.Count == 0 ? "it finds nothing in this positive example" : $"of this positive example it finds {found[0].Length} characters at offset {found[0].Start}";
                throw new RuleFileException(
                    entry.File, example.Line, entry.Rule.Id, $"{what}, not the {example.Secret.Length} of \"secret\" at {example.Before.Length}; mend the pattern or the example.");
            }
        }
    }

    private static ImmutableArray<string> Joined(TomlFields fields, string name, ImmutableArray<string> otherwise) =>
        fields.Has(name) ? [.. fields.Texts(name).Select(pieces => string.Concat(pieces))] : otherwise;
}
