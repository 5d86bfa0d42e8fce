using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// What one fix does for one diagnostic, so that one diagnostic and all of a solution are fixed by the same code: either an edit of
/// nodes or changes of the text, and perhaps a new key in the configuration.
/// </summary>
/// <param name="Title">What the user is offered.</param>
/// <param name="Document">The document that is changed.</param>
/// <param name="Span">What is changed: two plans of a fix for the same place are one.</param>
internal sealed record FixPlan(string Title, DocumentId Document, TextSpan Span)
{
    /// <summary>The edit of nodes; null when the text is changed.</summary>
    public Action<DocumentEdit>? Edit { get; init; }

    /// <summary>The namespaces that the edit needs and the document does not have.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>The changes of the text.</summary>
    public IReadOnlyList<TextChange> Changes { get; init; } = [];

    /// <summary>A key that the configuration file shall have.</summary>
    public ConfigurationEntry? Entry { get; init; }
}
