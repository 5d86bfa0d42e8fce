namespace Redaction.Patterns;

/// <summary>The inline flags that hold at a place in a pattern.</summary>
[Flags]
internal enum PatternFlags : byte
{
    None = 0,

    /// <summary><c>(?i)</c>: ASCII letters match in both cases.</summary>
    IgnoreCase = 1,

    /// <summary><c>(?s)</c>: the dot matches a line feed as well.</summary>
    DotAll = 2,

    /// <summary><c>(?m)</c>: <c>^</c> and <c>$</c> match at lines, not only at the text's ends.</summary>
    Multiline = 4,
}
