namespace Redaction.Patterns;

/// <summary>
/// Judges whether runs of bytes can be skipped from a state, once it has been visited often enough for that to pay.
/// </summary>
/// <remarks>
/// <para>The most bytes that lead from the state to one other state are the set. If that is the state itself, it is a loop. If
/// not, the states that the same bytes lead on to are followed for as long as they agree on every one of them and carry the same flags:
/// a run may then jump along them, for no flag changes on the way. What the other bytes do is irrelevant, they end the jump.</para>
/// <para>Cost: a step for each class of bytes of the set and each state of the chain, all of which a run would have to make as
/// well. The chain is grown only when a run has come to its end. Not thread-safe; the owner locks.</para>
/// </remarks>
internal sealed class SkipFinder(ByteClasses classes, Func<DfaState, int, DfaState> step)
{
    // A set of fewer bytes seldom makes long runs; a shorter chain is walked as fast as it is searched.
    private const int MinBytes = 10;
    private const int MinChain = 8;

    private readonly bool[] _marked = new bool[classes.Count];

    public void Judge(DfaState state)
    {
        if ((state.Flags & DfaFlags.Unjudged) == 0)
        {
            return;
        }

        DfaState target = Favourite(state);
        ByteSet bytes = classes.Bytes(_marked);
        bool elsewhere = target != state && target.Skip is not null;
        if (target.IsOver || elsewhere || bytes.Count < MinBytes || Lasting(target) != Lasting(state))
        {
            state.JudgePlain();
            return;
        }

        if (target == state)
        {
            state.JudgeSkip(new DfaSkip(bytes.ToSearchValues(), chain: null), 0);
            return;
        }

        var chain = new List<DfaState> { state, target };
        Follow(chain, MinChain);
        if (chain.Count < MinChain)
        {
            state.JudgePlain();
            return;
        }

        DfaState[] states = [.. chain];
        Publish(new DfaSkip(bytes.ToSearchValues(), states), states, 0);
    }

    /// <summary>Makes a chain that a run has come to the end of longer.</summary>
    /// <param name="skip">The skip.</param>
    /// <param name="known">The chain as the run knew it.</param>
    public void Grow(DfaSkip skip, DfaState[] known)
    {
        if (skip.IsComplete || skip.Chain != known)
        {
            return;
        }

        // The last state may have become the first of a chain of its own.
        if (known[^1].Skip is not null)
        {
            skip.Complete();
            return;
        }

        var chain = new List<DfaState>(known);
        for (int byteClass = 0; byteClass < _marked.Length; byteClass++)
        {
            _marked[byteClass] = skip.Bytes.Contains(classes.Example(byteClass));
        }

        bool more = Follow(chain, 2 * known.Length);
        if (!more)
        {
            skip.Complete();
        }

        if (chain.Count > known.Length)
        {
            DfaState[] states = [.. chain];
            skip.Grow(states);
            Publish(skip, states, known.Length - 1);
        }
    }

    private static DfaFlags Lasting(DfaState state) => state.Flags & DfaFlags.Lasting;

    private static void Publish(DfaSkip skip, DfaState[] chain, int from)
    {
        for (int i = from; i < chain.Length - 1; i++)
        {
            chain[i].JudgeSkip(skip, i);
        }
    }

    /// <summary>The state that most bytes lead to, with their classes marked.</summary>
    private DfaState Favourite(DfaState state)
    {
        var bytesTo = new Dictionary<DfaState, int>();
        var targets = new DfaState[classes.Count];
        DfaState? best = null;
        for (int byteClass = 0; byteClass < targets.Length; byteClass++)
        {
            DfaState target = step(state, byteClass);
            targets[byteClass] = target;
            int bytes = bytesTo.GetValueOrDefault(target) + classes.SizeOf(byteClass);
            bytesTo[target] = bytes;
            if (!target.IsOver && (best is null || bytes > bytesTo[best]))
            {
                best = target;
            }
        }

        best ??= targets[0];
        for (int byteClass = 0; byteClass < targets.Length; byteClass++)
        {
            _marked[byteClass] = targets[byteClass] == best;
        }

        return best;
    }

    /// <summary>Appends states while the marked classes agree on the next one.</summary>
    /// <returns>Whether it stopped for the length alone.</returns>
    private bool Follow(List<DfaState> chain, int length)
    {
        var seen = new HashSet<DfaState>(chain);
        while (chain.Count < length)
        {
            DfaState? next = Common(chain[^1]);
            if (next is null || next.IsOver || Lasting(next) != Lasting(chain[0]) || next.Skip is not null || !seen.Add(next))
            {
                return false;
            }

            chain.Add(next);
        }

        return true;
    }

    private DfaState? Common(DfaState state)
    {
        DfaState? common = null;
        for (int byteClass = 0; byteClass < _marked.Length; byteClass++)
        {
            if (_marked[byteClass])
            {
                DfaState next = step(state, byteClass);
                if (common is not null && next != common)
                {
                    return null;
                }

                common = next;
            }
        }

        return common;
    }
}
