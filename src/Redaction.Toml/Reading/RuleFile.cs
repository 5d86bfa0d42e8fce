using System.Collections.Immutable;
using Tomlyn.Syntax;

namespace Redaction.Toml.Reading;

/// <summary>
/// A file of the rule catalogue: TOML with one <c>[[rule]]</c> table a rule, each with its examples.
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
        DocumentSyntax document = TomlDocument.Parse(name, text);
        foreach (KeyValueSyntax stray in document.KeyValues)
        {
            throw new RuleFileException(name, TomlDocument.LineOf(stray), null, $"\"{TomlDocument.KeyOf(stray)}\" stands outside of a [[rule]] table.");
        }

        var entries = ImmutableArray.CreateBuilder<RuleEntry>();
        foreach (TableSyntaxBase table in document.Tables)
        {
            if (table is not TableArraySyntax || TomlDocument.NameOf(table) != "rule")
            {
                throw new RuleFileException(name, TomlDocument.LineOf(table), null, $"a rule file holds only [[rule]] tables, not \"{TomlDocument.NameOf(table)}\".");
            }

            entries.Add(ReadRule(name, table));
        }

        return entries.Count > 0 ? entries.ToImmutable() : throw new RuleFileException(name, 1, null, "there is no [[rule]] table.");
    }

    private static RuleEntry ReadRule(string file, TableSyntaxBase table)
    {
        var fields = new TomlFields(file, TomlDocument.LineOf(table), table.Items);
        fields.RuleId = fields.Text("id");
        RuleEntry entry = RuleReader.Read(file, fields, basis: null);
        fields.RefuseOthers();
        RuleReader.Validate(entry.Rule, fields);
        foreach (bool found in (ReadOnlySpan<bool>)[true, false])
        {
            int count = entry.Examples.Count(example => example.Secret is not null == found);
            if (count < MinExamples)
            {
                throw fields.Error(fields.Line, $"it has {count} {(found ? "positive" : "negative")} examples; give it at least {MinExamples}.");
            }
        }

        return entry;
    }
}
