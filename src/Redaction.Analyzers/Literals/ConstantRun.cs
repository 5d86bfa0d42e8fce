using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.Literals;

/// <summary>A text that an expression puts together.</summary>
/// <param name="Text">The text.</param>
/// <param name="Span">From its first piece to its last.</param>
/// <param name="Differs">Whether the source does not show it as it is: it has several pieces, escapes, or elements.</param>
internal readonly record struct ConstantRun(string Text, TextSpan Span, bool Differs)
{
    /// <summary>A kind and a place, never the text.</summary>
    public override string ToString() => $"{Text.Length} chars at {Span}";
}
