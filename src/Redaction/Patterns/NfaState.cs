namespace Redaction.Patterns;

/// <summary>A state of an <see cref="Nfa"/>.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Next">The state it goes on to, the preferred one for a split.</param>
/// <param name="Argument">The other way of a split, the index of a set of bytes, or the table of an assertion.</param>
internal readonly record struct NfaState(NfaKind Kind, int Next = -1, int Argument = -1)
{
    public Assertion Assertion => new((ushort)Argument);
}
