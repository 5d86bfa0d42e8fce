using System.Collections.Immutable;

namespace Redaction.Patterns;

/// <summary>
/// One way into a pattern: literals of which one must stand there, and the automata for what lies on both sides.
/// </summary>
/// <remarks>
/// The automata are built when they are first asked for: a process that never meets a literal pays nothing for its pattern.
/// </remarks>
internal sealed class PatternEntry
{
    private readonly ImmutableArray<Node> _prefix;
    private readonly ImmutableArray<Node> _rest;
    private readonly int _leading;
    private readonly int _group;
    private LazyDfa? _forward;
    private LazyDfa? _reverse;

    /// <param name="literals">The strings one of which the rest begins with.</param>
    /// <param name="prefix">The elements that stand before and take bytes; empty when none does.</param>
    /// <param name="rest">The elements from the literal on, with the zero-width ones directly before it.</param>
    /// <param name="leading">How many zero-width elements the rest begins with.</param>
    /// <param name="group">The number of the reported group, 0 for the whole match.</param>
    public PatternEntry(
        ImmutableArray<RequiredLiteral> literals, ImmutableArray<Node> prefix, ImmutableArray<Node> rest, int leading, int group)
    {
        Literals = literals;
        _prefix = prefix;
        _rest = rest;
        _leading = leading;
        _group = group;

        var before = Node.OfConcatenation(prefix);
        MaxPrefixLength = before.MaxLength;

        // Without its group taking part, the whole match is the secret, and that begins with the prefix.
        bool wholeCanBeSecret = before.CanAvoid(group) && Node.OfConcatenation(rest).CanAvoid(group);
        SecretStartsInPrefix = !prefix.IsEmpty && (before.Opens(group) || wholeCanBeSecret);
    }

    /// <summary>One of these stands where <see cref="Forward"/> starts.</summary>
    public ImmutableArray<RequiredLiteral> Literals { get; }

    /// <summary>Matches the rest of the pattern, beginning with the first byte of the literal.</summary>
    public LazyDfa Forward => _forward ?? Publish(ref _forward, NfaBuilder.Forward(_rest, _group, SecretStartsInPrefix));

    /// <summary>Matches the part before the literal, backwards from it; null when no bytes stand before.</summary>
    public LazyDfa? Reverse => _prefix.IsEmpty ? null : _reverse ?? Publish(ref _reverse, NfaBuilder.Reverse(_prefix));

    /// <summary>The greatest number of bytes that may stand before the literal.</summary>
    public int MaxPrefixLength { get; }

    /// <summary>Whether the reported span can start before the literal.</summary>
    public bool SecretStartsInPrefix { get; }

    /// <summary>
    /// From which byte of a literal on the reported span can have begun, <see cref="int.MaxValue"/> when not within the literal.
    /// </summary>
    public int SecretOffset(RequiredLiteral literal)
    {
        var run = new DfaRun(Forward.Start(-1));
        ReadOnlySpan<byte> bytes = literal.Bytes.AsSpan();
        int taken = Forward.Run(bytes, 0, bytes.Length, ref run);

        // the edge may be where this literal cannot stand: then all of it is taken for secret
        return run.IsDead && taken < bytes.Length ? 0 : run.SecretStart < 0 ? int.MaxValue : run.SecretStart;
    }

    /// <summary>Whether an assertion stands directly before the literal.</summary>
    public bool IsGuarded => Array.Exists([.. _rest[.._leading]], node => node.Kind == NodeKind.Assert);

    /// <summary>Whether an assertion is all that stands before the literal.</summary>
    public bool IsOnlyGuarded => _prefix.IsEmpty && IsGuarded;

    /// <summary>
    /// The state of <see cref="Forward"/> behind a literal, if it is one and the same whatever stands before it and in whatever case
    /// it is written, and nothing has matched by then; else null.
    /// </summary>
    public DfaState? After(RequiredLiteral literal)
    {
        if (IsGuarded)
        {
            return null;
        }

        DfaState? state = Forward.Start(-1);
        foreach (byte value in literal.Bytes)
        {
            DfaState? next = Forward.Step(state, value);
            bool isLetter = literal.IgnoreCase && char.IsAsciiLetter((char)value);
            if (next is null || next.IsOver || next.HasMatch || (isLetter && Forward.Step(state, (byte)(value ^ 0x20)) != next))
            {
                return null;
            }

            state = next;
        }

        return state;
    }

    /// <summary>What stands before the literal, zero-width elements included.</summary>
    public ImmutableArray<Node> BeforeLiteral => _prefix.AddRange(_rest.AsSpan()[.._leading]);

    private static LazyDfa Publish(ref LazyDfa? field, Nfa nfa)
    {
        var built = new LazyDfa(nfa);
        return Interlocked.CompareExchange(ref field, built, null) ?? built;
    }
}
