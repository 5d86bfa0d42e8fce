using System.Collections.Immutable;

namespace Redaction.Patterns;

/// <summary>A string of bytes that must stand where an entry's forward automaton starts.</summary>
/// <param name="Bytes">The bytes; lower-case when <paramref name="IgnoreCase"/> is set.</param>
/// <param name="IgnoreCase">Whether ASCII letters match in both cases.</param>
internal readonly record struct RequiredLiteral(ImmutableArray<byte> Bytes, bool IgnoreCase);
