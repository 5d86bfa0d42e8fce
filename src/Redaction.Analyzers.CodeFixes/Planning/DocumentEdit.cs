using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>The edits of one document, by one fix for one diagnostic or for many.</summary>
internal sealed class DocumentEdit(SyntaxEditor editor)
{
    public SyntaxEditor Editor { get; } = editor;

    /// <summary>The members that were added, by the type and by what is in them, for the next diagnostic that needs the same.</summary>
    public Dictionary<(SyntaxNode Type, string Content), string> AddedMembers { get; } = [];
}
