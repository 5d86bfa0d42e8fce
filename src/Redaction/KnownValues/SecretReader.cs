namespace Redaction.KnownValues;

/// <summary>Makes something of a value's bytes, which it must not keep.</summary>
/// <param name="value">The bytes.</param>
/// <param name="state">What else it needs.</param>
internal delegate TResult SecretReader<in TState, out TResult>(ReadOnlySpan<byte> value, TState state);
