using System.Collections.Immutable;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Redaction.RuleCompiler;

/// <summary>
/// A rule file: TOML with one <c>[[rule]]</c> table a rule. Read from the syntax tree and not from a model, because every
/// mistake is reported with its line.
/// </summary>
/// <remarks>
/// Any string may be written as an array of pieces that are joined: example tokens are, so that no scanner or push protection
/// takes this repository's own rules for leaks.
/// </remarks>
internal static class RuleFile
{
    private const int MinExamples = 2;

    /// <summary>Reads the rules of a text; <paramref name="name"/> is the file as messages show it.</summary>
    /// <exception cref="RuleFileException">The text is no rule file.</exception>
    public static ImmutableArray<RuleEntry> Read(string name, string text)
    {
        DocumentSyntax document = SyntaxParser.Parse(text, name);
        foreach (DiagnosticMessage message in document.Diagnostics)
        {
            throw new RuleFileException(name, message.Span.Start.Line + 1, null, message.Message);
        }

        foreach (KeyValueSyntax stray in document.KeyValues)
        {
            throw new RuleFileException(name, LineOf(stray), null, $"\"{KeyOf(stray)}\" stands outside of a [[rule]] table.");
        }

        var entries = ImmutableArray.CreateBuilder<RuleEntry>();
        foreach (TableSyntaxBase table in document.Tables)
        {
            if (table is not TableArraySyntax || table.Name?.ToString().Trim() != "rule")
            {
                throw new RuleFileException(name, LineOf(table), null, $"a rule file holds only [[rule]] tables, not \"{table.Name?.ToString().Trim()}\".");
            }

            entries.Add(ReadRule(name, table));
        }

        return entries.Count > 0 ? entries.ToImmutable() : throw new RuleFileException(name, 1, null, "there is no [[rule]] table.");
    }

    private static RuleEntry ReadRule(string file, TableSyntaxBase table)
    {
        var fields = new RuleFields(file, LineOf(table), table.Items);
        string id = fields.Text("id");
        fields.RuleId = id;
        ImmutableArray<ImmutableArray<string>> allowed = fields.Texts("allowed_values");
        var rule = new Rule
        {
            Id = id,
            Title = fields.Text("title"),
            Pattern = fields.Text("pattern"),
            IsBlock = fields.Flag("block", false),
            Keywords = [.. fields.Texts("keywords").Select(pieces => string.Concat(pieces))],
            Kind = fields.Choice("kind", RuleKind.Secret),
            InAlert = fields.Flag("in_alert", true),
            Severity = fields.Choice("severity", Severity.High),
            Confidence = fields.Choice("confidence", Confidence.SelfIdentifying),
            Shape = fields.Choice("shape", SecretShape.Token),
            MinEntropy = fields.Number("min_entropy"),
            Checksum = fields.OptionalText("checksum"),
            ChecksumPolicy = fields.Choice("checksum_policy", ChecksumPolicy.Raise),
            Placeholders = fields.Flag("placeholders", true),
            AllowedValues = [.. allowed.Select(pieces => string.Concat(pieces))],
            References = [.. fields.Texts("references").Select(pieces => string.Concat(pieces))],
        };
        ImmutableArray<RuleExample> examples = [.. fields.Examples("positive", found: true), .. fields.Examples("negative", found: false)];
        fields.RefuseOthers();

        try
        {
            rule.Validate();
        }
        catch (FormatException problem)
        {
            string prefix = $"rule \"{id}\": ";
            string text = problem.Message.StartsWith(prefix, StringComparison.Ordinal) ? problem.Message[prefix.Length..] : problem.Message;
            throw new RuleFileException(file, fields.LineOf("pattern"), id, text);
        }

        foreach (bool found in (ReadOnlySpan<bool>)[true, false])
        {
            int count = examples.Count(example => example.Secret is not null == found);
            if (count < MinExamples)
            {
                throw new RuleFileException(
                    file, LineOf(table), id, $"it has {count} {(found ? "positive" : "negative")} examples; give it at least {MinExamples}.");
            }
        }

        return new RuleEntry(rule, file, LineOf(table), allowed, examples);
    }

    internal static string KeyOf(KeyValueSyntax item) => item.Key?.ToString().Trim().Trim('"') ?? "";

    internal static int LineOf(SyntaxNode node) => node.Span.Start.Line + 1;
}
