using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Redaction.Patterns;

/// <summary>
/// A deterministic automaton on bytes whose states are made when a run first needs them. Shared by any number of threads.
/// </summary>
/// <remarks>
/// <para>A run takes a byte with two loads, of the byte's class and of the next state; nothing else happens as long as the
/// states it meets carry the same flags. Only when these change, a stretch of the text is over and its outcome is written down: where
/// the last match ended and where the secret began. So a run may be stopped at any byte and resumed, in any pieces.</para>
/// <para>A state that was visited often is judged once (<see cref="SkipFinder"/>); from then on a long run of bytes of one class is
/// crossed by a vectorized search. A run that never meets such a state pays nothing for it.</para>
/// <para>Threads read without a lock; making a state takes one. The number of states is bounded (<see cref="SubsetConstruction"/>),
/// whatever the text: at worst every byte costs the making of a state, which is linear in the pattern.</para>
/// </remarks>
internal sealed class LazyDfa
{
    private const int VisitsBeforeJudging = 16;

    private readonly Lock _gate = new();
    private readonly SubsetConstruction _construction;
    private readonly SkipFinder _skips;
    private readonly byte[] _classOf;
    private readonly int _visits;

    /// <param name="nfa">What to match.</param>
    /// <param name="visits">After how many visits a state is judged.</param>
    /// <param name="maxStates">How many states are kept.</param>
    public LazyDfa(Nfa nfa, int visits = VisitsBeforeJudging, int maxStates = SubsetConstruction.MaxStates)
    {
        var classes = new ByteClasses(nfa);
        _classOf = classes.Table;
        _construction = new SubsetConstruction(nfa, classes, maxStates);
        _skips = new SkipFinder(classes, Make);
        _visits = visits;
    }

    /// <summary>
    /// For entries whose secret can start before the literal, or whose literal an assertion guards: run backwards from the end of the text seen so far, the longest
    /// match is the longest suffix that could still become a match. An assertion that the unseen byte would settle is taken to hold.
    /// </summary>
    public static LazyDfa ForHold(IEnumerable<PatternEntry> entries) => new(NfaBuilder.ViablePrefixes(entries));

    /// <summary>Where a run starts.</summary>
    /// <param name="previousByte">The byte on the other side of the start, or -1 at the text's edge.</param>
    public DfaState Start(int previousByte)
    {
        ByteKind before = Assertion.KindOf(previousByte);
        if (_construction.KnownStart(before) is { } known)
        {
            return known;
        }

        lock (_gate)
        {
            return _construction.Start(before);
        }
    }

    /// <summary>Where a byte leads; null when it leads nowhere and nothing matched before it.</summary>
    [MethodImpl(Tiering.Loop)]
    public DfaState? Step(DfaState state, byte value)
    {
        if (state.IsOver)
        {
            return null;
        }

        int byteClass = _classOf[value];
        DfaState next = state.Next[byteClass] ?? Make(state, byteClass);
        return (next.Flags & (DfaFlags.Over | DfaFlags.Accepts | DfaFlags.MatchBehind)) == DfaFlags.Over ? null : next;
    }

    /// <summary>
    /// One byte of a run, where it changes nothing but the state: the run stays alive, within or outside of the secret as it was,
    /// and matches as it did. False when <see cref="Run"/> has to be asked.
    /// </summary>
    public bool TryGoOn(DfaState state, byte value, out DfaState next)
    {
        next = state.Next is { Length: > 0 } row ? row[_classOf[value]]! : null!;
        return next is not null && ((next.Flags ^ state.Flags) & DfaFlags.Lasting) == 0 && (next.Flags & DfaFlags.Over) == 0;
    }

    /// <summary>Takes the bytes from <paramref name="from"/> up to <paramref name="to"/>.</summary>
    /// <returns>
    /// The index where it stopped: <paramref name="to"/> when it is still alive, else the index of the byte that could not be taken,
    /// or that after the byte with which the match became final.
    /// </returns>
    public int Run(ReadOnlySpan<byte> text, int from, int to, ref DfaRun run) => Walk<ForwardDirection>(text, from, to, ref run);

    /// <summary>Takes the bytes before <paramref name="from"/> down to and with that at <paramref name="to"/>.</summary>
    /// <returns>
    /// The lowest index taken, or <paramref name="from"/> when nothing was: <paramref name="to"/> when it is still alive. When the run
    /// is over, the byte before that index could not be taken or was not needed.
    /// </returns>
    public int RunBackward(ReadOnlySpan<byte> text, int from, int to, ref DfaRun run) => Walk<BackwardDirection>(text, from, to, ref run);

    /// <summary>Writes down a match that depends on the byte beyond the position. The run's state stays as it is.</summary>
    /// <param name="run">The run.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="nextByte">The byte beyond, or -1 at the text's edge.</param>
    [SuppressMessage("Performance", "CA1822", Justification = "A run is taken through one automaton; its parts are called alike.")]
    public void Finish(ref DfaRun run, int position, int nextByte = -1)
    {
        DfaState state = run.State;

        // A final state has written its match down already, unless the run began in it and took nothing.
        bool accepts = state.Accepts && (!state.IsOver || run.LastMatch < 0);
        if (accepts || (state.EndKinds >> (int)Assertion.KindOf(nextByte) & 1) != 0)
        {
            run.LastMatch = position;
        }
    }

    [MethodImpl(Tiering.Loop)]
    private int Walk<TDirection>(ReadOnlySpan<byte> text, int from, int to, ref DfaRun run)
        where TDirection : struct, IDfaDirection
    {
        DfaState state = run.State;
        DfaFlags stretch = state.Flags & DfaFlags.Lasting;
        int position = from;
        if ((stretch & DfaFlags.Accepts) != 0)
        {
            // Only news where the run begins: it accepts the empty string.
            run.LastMatch = from;
        }

        if (state.IsOver)
        {
            return from;
        }

        byte[] classOf = _classOf;
        Skip<TDirection>(text, ref position, to, ref state);
        while (position != to)
        {
            int byteClass = classOf[text[position - default(TDirection).Back]];
            DfaState? next = state.Next[byteClass];
            if (next is not null && next.Flags == stretch)
            {
                state = next;
                position += default(TDirection).Step;
                continue;
            }

            next ??= Make(state, byteClass);
            DfaFlags flags = next.Flags;
            if ((flags & DfaFlags.Lasting) != stretch)
            {
                if (position != from)
                {
                    Mark<TDirection>(stretch, position, ref run);
                }

                if ((flags & (DfaFlags.Over | DfaFlags.Accepts)) == DfaFlags.Over)
                {
                    return Die(next, position, ref run);
                }

                stretch = flags & DfaFlags.Lasting;
                Mark<TDirection>(stretch, position + default(TDirection).Step, ref run);
                MarkSecret(stretch, position - default(TDirection).Back, ref run);
            }

            state = next;
            position += default(TDirection).Step;
            if ((flags & DfaFlags.Over) != 0)
            {
                run.State = state;
                return position;
            }

            if ((flags & DfaFlags.Unjudged) != 0 && state.CountVisit(_visits))
            {
                Judge(state);
            }

            Skip<TDirection>(text, ref position, to, ref state);
        }

        if (position != from)
        {
            Mark<TDirection>(stretch, position, ref run);
        }

        run.State = state;
        return position;
    }

    private static int Die(DfaState dead, int position, ref DfaRun run)
    {
        if ((dead.Flags & DfaFlags.MatchBehind) != 0)
        {
            run.LastMatch = position;
        }

        if (run.LastMatch < 0)
        {
            run.SecretStart = -1;
        }

        run.State = dead;
        return position;
    }

    /// <summary>Writes down the last match of a stretch, all of whose states carry the same flags, up to a position.</summary>
    private static void Mark<TDirection>(DfaFlags stretch, int position, ref DfaRun run)
        where TDirection : struct, IDfaDirection
    {
        if ((stretch & DfaFlags.Accepts) != 0)
        {
            run.LastMatch = position;
        }
        else if ((stretch & DfaFlags.MatchBehind) != 0)
        {
            run.LastMatch = position - default(TDirection).Step;
        }
    }

    private static void MarkSecret(DfaFlags stretch, int index, ref DfaRun run)
    {
        if ((stretch & DfaFlags.InSecret) == 0)
        {
            // A match that was found keeps its secret, even if those that could replace it have not come to theirs.
            run.SecretStart = run.LastMatch < 0 ? -1 : run.SecretStart;
        }
        else if (run.SecretStart < 0)
        {
            run.SecretStart = index;
        }
    }

    /// <summary>Jumps over a run of bytes, if the state has been judged to begin one. No flag changes on the way.</summary>
    private void Skip<TDirection>(ReadOnlySpan<byte> text, ref int position, int to, ref DfaState state)
        where TDirection : struct, IDfaDirection
    {
        // Backward runs are short: a prefix, or what is held back of a chunk.
        while (default(TDirection).Step > 0 && (state.Flags & DfaFlags.Skips) != 0 && position < to)
        {
            DfaSkip skip = state.Skip!;
            DfaState[]? chain = skip.Chain;
            int room = chain is null ? int.MaxValue : chain.Length - 1 - state.SkipIndex;
            int most = Math.Min(room, to - position);
            int length = text.Slice(position, most).IndexOfAnyExcept(skip.Bytes);
            int taken = length < 0 ? most : length;
            position += taken;
            if (chain is not null)
            {
                state = chain[state.SkipIndex + taken];
                if (taken == room && !skip.IsComplete)
                {
                    Grow(skip, chain);
                }
            }

            if (length >= 0)
            {
                return;
            }
        }
    }

    private DfaState Make(DfaState from, int byteClass)
    {
        if (from.Next[byteClass] is { } known)
        {
            return known;
        }

        lock (_gate)
        {
            DfaState made = _construction.Step(from, byteClass);
            Volatile.Write(ref from.Next[byteClass], made);
            return made;
        }
    }

    private void Judge(DfaState state)
    {
        lock (_gate)
        {
            _skips.Judge(state);
        }
    }

    private void Grow(DfaSkip skip, DfaState[] chain)
    {
        lock (_gate)
        {
            _skips.Grow(skip, chain);
        }
    }
}
