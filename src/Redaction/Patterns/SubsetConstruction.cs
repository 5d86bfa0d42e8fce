using System.Runtime.CompilerServices;

namespace Redaction.Patterns;

/// <summary>
/// Makes the states of a <see cref="LazyDfa"/> one at a time, as runs ask for them. Not thread-safe; its owner locks.
/// </summary>
/// <remarks>
/// <para>Rabin and Scott's subset construction, done lazily and forgotten when it grows too large, as in Russ Cox,
/// "Regular Expression Matching in the Wild" (https://swtch.com/~rsc/regexp/regexp3.html). A state is the set of automaton
/// states that a run can be in. There are no priorities in it: the longest match is wanted, so the order of the ways is irrelevant.</para>
/// <para>An assertion looks at both neighbours of a place, and the one behind has not come yet. If the byte before settles
/// it, it is followed or dropped at once: only so is <c>\Afoo</c> over promptly. If not, it stays in the set, and the next byte
/// settles it before it is taken. A match found in this way ended one byte earlier, and the new state says so.</para>
/// <para>Cost of a new state: linear in the automaton states it is made of. Memory: at most <see cref="MaxStates"/> states and
/// about <see cref="MaxMemory"/> bytes; then everything is dropped and made anew. Runs under way keep what they stand on.</para>
/// </remarks>
internal sealed class SubsetConstruction
{
    public const int MaxStates = 10_000;
    public const int MaxMemory = 16 << 20;

    private const int StateOverhead = 160;
    private const int Unseen = -1;

    private readonly Nfa _nfa;
    private readonly ByteClasses _classes;
    private readonly int _maxStates;
    private readonly bool[] _accepts;
    private readonly bool[] _reachesByte;
    private readonly Dictionary<DfaStateKey, DfaState> _states = [];
    private readonly DfaState?[] _starts = new DfaState?[4];
    private readonly StateSet _settled;
    private readonly StateSet _target;
    private readonly Stack<int> _pending = new();
    private int _memory;

    public SubsetConstruction(Nfa nfa, ByteClasses classes, int maxStates = MaxStates)
    {
        _nfa = nfa;
        _classes = classes;
        _maxStates = maxStates;
        _settled = new StateSet(nfa.States.Length);
        _target = new StateSet(nfa.States.Length);

        _accepts = new bool[nfa.Sets.Length * classes.Count];
        for (int set = 0; set < nfa.Sets.Length; set++)
        {
            for (int byteClass = 0; byteClass < classes.Count; byteClass++)
            {
                _accepts[(set * classes.Count) + byteClass] = nfa.Sets[set].Contains(classes.Example(byteClass));
            }
        }

        _reachesByte = ReachesByte(nfa);
    }

    /// <summary>How many states are cached.</summary>
    public int Count => _states.Count;

    /// <summary>The start if it has been made and not been dropped. May be asked without the owner's lock.</summary>
    public DfaState? KnownStart(ByteKind before) => Volatile.Read(ref _starts[(int)before]);

    public DfaState Start(ByteKind before)
    {
        if (_starts[(int)before] is { } known)
        {
            return known;
        }

        _target.Clear();
        foreach (int start in _nfa.Starts)
        {
            Close(_target, start, before, Unseen);
        }

        DfaState made = Intern(before, DfaFlags.None);
        Volatile.Write(ref _starts[(int)before], made);
        return made;
    }

    [MethodImpl(Tiering.Loop)]
    public DfaState Step(DfaState from, int byteClass)
    {
        ByteKind kind = _classes.KindOf(byteClass);
        ReadOnlySpan<int> live = from.Live;
        var flags = DfaFlags.None;
        if (from.HasPending)
        {
            Settle(from.Live, from.Before, kind);
            live = _settled.Items;
            if (!from.Accepts && _settled.Contains(Nfa.Match))
            {
                flags |= DfaFlags.MatchBehind;
            }
        }

        _target.Clear();
        foreach (int id in live)
        {
            NfaState state = _nfa.States[id];
            if (state.Kind == NfaKind.Byte && _accepts[(state.Argument * _classes.Count) + byteClass])
            {
                Close(_target, state.Next, kind, Unseen);
                flags |= _nfa.InSecret[id] ? DfaFlags.InSecret : DfaFlags.None;
            }
        }

        return Intern(kind, flags);
    }

    /// <summary>For each automaton state whether it comes to one that takes a byte.</summary>
    private static bool[] ReachesByte(Nfa nfa)
    {
        // Builders add a state after what follows it, save for loops, so few rounds are needed.
        var reaches = new bool[nfa.States.Length];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int id = 0; id < reaches.Length; id++)
            {
                NfaState state = nfa.States[id];
                bool now = state.Kind == NfaKind.Byte
                    || (state.Next >= 0 && reaches[state.Next])
                    || (state.Kind == NfaKind.Split && reaches[state.Argument]);
                changed |= now && !reaches[id];
                reaches[id] |= now;
            }
        }

        return reaches;
    }

    private void Settle(ReadOnlySpan<int> live, ByteKind before, ByteKind after)
    {
        _settled.Clear();
        foreach (int id in live)
        {
            Close(_settled, id, before, (int)after);
        }
    }

    /// <summary>
    /// Adds a state and all that it comes to without taking a byte; an assertion that needs the unseen byte is added, not passed.
    /// </summary>
    [MethodImpl(Tiering.Loop)]
    private void Close(StateSet set, int start, ByteKind before, int after)
    {
        _pending.Push(start);
        while (_pending.TryPop(out int id))
        {
            if (!set.Add(id))
            {
                continue;
            }

            NfaState state = _nfa.States[id];
            switch (state.Kind)
            {
                case NfaKind.Split:
                    _pending.Push(state.Argument);
                    _pending.Push(state.Next);
                    break;
                case NfaKind.Open or NfaKind.Close:
                    _pending.Push(state.Next);
                    break;
                case NfaKind.Assert:
                    int row = state.Assertion.Row(before);
                    if (after == Unseen ? row == Assertion.Always : (row >> after & 1) != 0)
                    {
                        _pending.Push(state.Next);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    [MethodImpl(Tiering.Loop)]
    private DfaState Intern(ByteKind before, DfaFlags flags)
    {
        bool accepts = _target.Contains(Nfa.Match);
        bool pending = false;
        var kept = new int[_target.Items.Length];
        int count = 0;
        foreach (int id in _target.Items)
        {
            NfaState state = _nfa.States[id];
            bool waits = state.Kind == NfaKind.Assert
                && state.Assertion.Row(before) is not (0 or Assertion.Always)
                && (!accepts || _reachesByte[id]);
            if (waits || state.Kind == NfaKind.Byte)
            {
                kept[count++] = id;
                pending |= waits;
            }
        }

        int[] live = kept.AsSpan(0, count).ToArray();
        Array.Sort(live);
        flags |= accepts ? DfaFlags.Accepts : DfaFlags.None;
        flags |= count == 0 ? DfaFlags.Over : DfaFlags.None;
        ByteKind keptBefore = pending ? before : ByteKind.Edge;
        var key = new DfaStateKey(live, keptBefore, flags);
        if (_states.TryGetValue(key, out DfaState? known))
        {
            return known;
        }

        if (_states.Count >= _maxStates || _memory >= MaxMemory)
        {
            _states.Clear();
            Array.Clear(_starts);
            _memory = 0;
        }

        var made = new DfaState(live, keptBefore, pending, pending ? EndKinds(live, before) : 0, _classes.Count, flags);
        _states.Add(key, made);
        _memory += StateOverhead + (sizeof(int) * live.Length) + (IntPtr.Size * _classes.Count);
        return made;
    }

    private int EndKinds(int[] live, ByteKind before)
    {
        int kinds = 0;
        for (int after = 0; after < 4; after++)
        {
            Settle(live, before, (ByteKind)after);
            kinds |= _settled.Contains(Nfa.Match) ? 1 << after : 0;
        }

        return kinds;
    }
}
