using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Redaction.Toml.Reading;

/// <summary>TOML as a syntax tree and not as a model, because every mistake is reported with its line.</summary>
internal static class TomlDocument
{
    /// <summary>Parses a text; <paramref name="name"/> is the file as messages show it.</summary>
    /// <exception cref="RuleFileException">The text is no TOML.</exception>
    public static DocumentSyntax Parse(string name, string text)
    {
        DocumentSyntax document = SyntaxParser.Parse(text, name);
        foreach (DiagnosticMessage message in document.Diagnostics)
        {
            throw new RuleFileException(name, message.Span.Start.Line + 1, null, message.Message);
        }

        return document;
    }

    /// <summary>The name of a table, such as <c>rule</c> or <c>rules.allowlists</c>.</summary>
    public static string NameOf(TableSyntaxBase table) => table.Name?.ToString().Trim() ?? "";

    /// <summary>The name of a field.</summary>
    public static string KeyOf(KeyValueSyntax item) => item.Key?.ToString().Trim().Trim('"') ?? "";

    /// <summary>Where something stands, 1-based.</summary>
    public static int LineOf(SyntaxNode node) => node.Span.Start.Line + 1;
}
