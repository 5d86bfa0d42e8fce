namespace Redaction.Literals;

/// <summary>One byte string to look for.</summary>
/// <param name="Bytes">The bytes; at least one.</param>
/// <param name="IgnoreCase">Whether ASCII letters match in either case.</param>
/// <param name="HoldFrom">
/// From which byte of the literal on a partial occurrence at the end of the input must be held back until more input decides
/// (see <see cref="LiteralSet.HeldSuffix"/>): 0 for all of it, <see cref="int.MaxValue"/> for none. It never changes what is found.
/// </param>
internal readonly record struct Literal(ReadOnlyMemory<byte> Bytes, bool IgnoreCase = false, int HoldFrom = 0);
