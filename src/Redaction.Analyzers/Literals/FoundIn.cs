namespace Redaction.Analyzers.Literals;

/// <summary>What of a source text a secret stands in.</summary>
internal enum FoundIn
{
    /// <summary>Code that is no literal: nothing that a program holds.</summary>
    Code,

    /// <summary>A literal, or the text of an interpolated string.</summary>
    Literal,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A comment that documents a member.</summary>
    Documentation,

    /// <summary>Code that a directive leaves out.</summary>
    DisabledCode,

    /// <summary>The name of a <c>#region</c>.</summary>
    Region,

    /// <summary>The text of another directive.</summary>
    Directive,
}
