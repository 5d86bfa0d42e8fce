namespace Redaction.Tests.Patterns;

/// <summary>What a <see cref="Shape"/> stands for.</summary>
public enum ShapeKind
{
    Leaf,
    Sequence,
    Choice,
    Repeat,
    Group,
}
