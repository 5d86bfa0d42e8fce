namespace Redaction.Patterns;

/// <summary>All that an assertion can tell about a neighbour of the place where it stands.</summary>
internal enum ByteKind : byte
{
    /// <summary>There is no byte: the text begins or ends here.</summary>
    Edge,

    /// <summary>A line feed.</summary>
    Newline,

    /// <summary>A byte of <c>[0-9A-Za-z_]</c>.</summary>
    Word,

    /// <summary>Any other byte.</summary>
    Other,
}
