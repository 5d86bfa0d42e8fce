namespace Redaction.Tool.Running.Posix;

/// <summary>How a child is started.</summary>
internal sealed class SpawnPlan
{
    /// <summary>The program's name and its arguments, as bytes.</summary>
    public required IReadOnlyList<byte[]> Arguments { get; init; }

    /// <summary>Its environment, <c>NAME=value</c>.</summary>
    public required IReadOnlyList<byte[]> Environment { get; init; }

    /// <summary>The terminal, by its path, that the child opens as its standard descriptors; null for none.</summary>
    public byte[]? Terminal { get; init; }

    /// <summary>Our descriptors that become standard output and standard error; null leaves what we have, or the terminal.</summary>
    public Descriptor? Output { get; init; }

    /// <inheritdoc cref="Output"/>
    public Descriptor? Error { get; init; }

    /// <summary>Whether the child leads a session of its own: the terminal it opens is then its controlling one.</summary>
    public bool LeadsSession { get; init; }

    /// <summary>Whether the child leads a process group of its own.</summary>
    public bool LeadsGroup { get; init; }
}
