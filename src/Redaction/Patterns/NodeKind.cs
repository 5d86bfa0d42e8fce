namespace Redaction.Patterns;

/// <summary>What a <see cref="Node"/> stands for.</summary>
internal enum NodeKind : byte
{
    /// <summary>The empty string.</summary>
    Empty,

    /// <summary>One byte of a set.</summary>
    Set,

    /// <summary>A zero-width assertion.</summary>
    Assert,

    /// <summary>The children, one after another.</summary>
    Concatenation,

    /// <summary>One of the children, the first preferred.</summary>
    Alternation,

    /// <summary>The child, a number of times.</summary>
    Repeat,

    /// <summary>A capturing group around the child.</summary>
    Group,

    /// <summary>The opening of the reported group, left behind where the group was flattened away.</summary>
    Open,

    /// <summary>The closing of the reported group, left behind where the group was flattened away.</summary>
    Close,
}
