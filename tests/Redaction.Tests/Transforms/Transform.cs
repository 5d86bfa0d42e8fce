namespace Redaction.Tests.Transforms;

/// <summary>One way in which a program prints a value.</summary>
/// <param name="Name">What it is called in the documentation and in test names.</param>
/// <param name="Command">The shell command, run as <c>bash -c</c>; the value arrives on its standard input.</param>
public sealed record Transform(string Name, string Command)
{
    /// <summary>The programs the command needs besides bash and the core utilities.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    /// <summary>The group it is listed in.</summary>
    public required TransformGroup Group { get; init; }

    /// <summary>The values the command makes sense for.</summary>
    public ValueShapes Shapes { get; init; } = ValueShapes.All;

    /// <summary>Why what it prints is not promised to be found; null when it is promised.</summary>
    public string? Miss { get; init; }

    /// <summary>The tolerance where it is not the group's.</summary>
    public int? OwnTolerance { get; init; }

    /// <summary>Whether what it prints is promised to be masked.</summary>
    public bool IsClaimed => Miss is null;

    /// <summary>How many carrying characters may stay at either end of a secret.</summary>
    public int Tolerance => OwnTolerance ?? Group.Tolerance;

    public override string ToString() => Name;
}
