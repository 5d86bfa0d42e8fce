using System.Collections.Immutable;
using Tomlyn.Syntax;

namespace Redaction.Toml.Reading;

/// <summary>One configuration file, taken apart into its tables.</summary>
internal sealed class ConfigurationFile
{
    private static readonly string[] s_arrays = ["rule", "allow"];
    private static readonly string[] s_tables = ["suppressions"];

    public ConfigurationFile(string name, string text)
    {
        Name = name;
        DocumentSyntax document = TomlDocument.Parse(name, text);
        Top = new TomlFields(name, 1, document.KeyValues);
        Extends = Top.OneOrMore("extends");
        foreach (TableSyntaxBase table in document.Tables)
        {
            string kind = TomlDocument.NameOf(table);
            int line = TomlDocument.LineOf(table);
            bool isArray = table is TableArraySyntax;
            if (!s_arrays.Contains(kind) && !s_tables.Contains(kind))
            {
                throw new RuleFileException(name, line, null, $"there is no table \"{kind}\"; did you mean \"{NearestName.Find(kind, [.. s_arrays, .. s_tables])}\"?");
            }

            if (isArray != s_arrays.Contains(kind))
            {
                throw new RuleFileException(name, line, null, isArray ? $"there is one table \"{kind}\"; write [{kind}]." : $"there may be many \"{kind}\" tables; write [[{kind}]].");
            }

            var fields = new TomlFields(name, line, table.Items);
            switch (kind)
            {
                case "rule":
                    Rules.Add(fields);
                    break;
                case "allow":
                    Allow.Add(fields);
                    break;
                default:
                    Suppressions = Suppressions is null
                        ? fields
                        : throw new RuleFileException(name, line, null, $"the table \"{kind}\" stands here and at line {Suppressions.Line}; make it one.");
                    break;
            }
        }
    }

    /// <summary>The file as messages show it.</summary>
    public string Name { get; }

    /// <summary>The fields outside of tables.</summary>
    public TomlFields Top { get; }

    /// <summary>What it extends; empty when it does not say.</summary>
    public ImmutableArray<(string Text, int Line)> Extends { get; }

    /// <summary>The <c>[[rule]]</c> tables.</summary>
    public List<TomlFields> Rules { get; } = [];

    /// <summary>The <c>[[allow]]</c> tables.</summary>
    public List<TomlFields> Allow { get; } = [];

    /// <summary>The <c>[suppressions]</c> table; null when there is none.</summary>
    public TomlFields? Suppressions { get; }
}
