namespace Redaction.Patterns;

/// <summary>
/// A Thompson automaton: states that take a byte, linked by states that take none (Ken Thompson, "Regular Expression
/// Search Algorithm", CACM 11(6), 1968). Built by <see cref="NfaBuilder"/>, run by <see cref="LazyDfa"/> and <see cref="CaptureFinder"/>.
/// </summary>
/// <param name="states">The states.</param>
/// <param name="sets">The sets of bytes that states refer to.</param>
/// <param name="starts">Where a run starts; more than one only for the automaton of viable prefixes.</param>
/// <param name="inSecret">For each state, whether a byte it takes may belong to the reported span or lie behind its opening.</param>
internal sealed class Nfa(NfaState[] states, ByteSet[] sets, int[] starts, bool[] inSecret)
{
    /// <summary>The state that every builder makes first.</summary>
    public const int Match = 0;

    public NfaState[] States { get; } = states;

    public ByteSet[] Sets { get; } = sets;

    public int[] Starts { get; } = starts;

    public bool[] InSecret { get; } = inSecret;
}
