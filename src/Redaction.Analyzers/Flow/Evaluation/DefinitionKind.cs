namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>How a variable is written.</summary>
internal enum DefinitionKind
{
    /// <summary>It becomes the value, or an element of it.</summary>
    Value,

    /// <summary>The value is added to what it holds: <c>+=</c>, <c>??=</c>, <c>builder.Append(value)</c>.</summary>
    Addition,

    /// <summary>A call gives it by <c>out</c>; the value is the argument.</summary>
    Out,

    /// <summary>A call may give it by <c>ref</c>; the value is the argument.</summary>
    Ref,

    /// <summary>By something that is not followed, such as a pattern within a list.</summary>
    Unknown,
}
