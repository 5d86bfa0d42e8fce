namespace Redaction.Patterns;

/// <summary>
/// Finds the states of an automaton at which a byte may belong to the reported span, or lies behind its opening.
/// </summary>
/// <remarks>
/// Two ways lead there: behind the opening of the group, or on a path that never opens it, for then the whole match is what is
/// reported. The first is reachability from the openings; the second is reachability from the start and to the match, both
/// without passing an opening. So in <c>(?:foo(a)|bar)c</c> the bytes of <c>foo</c> are no secret but those of <c>bar</c> are.
/// Cost: linear in the states.
/// </remarks>
internal static class SecretMarks
{
    /// <param name="states">The states.</param>
    /// <param name="start">Where a run starts.</param>
    /// <param name="marks">One for each state; set where a byte may be secret.</param>
    public static void Fill(ReadOnlySpan<NfaState> states, int start, Span<bool> marks)
    {
        var pending = new Stack<int>();
        for (int id = 0; id < states.Length; id++)
        {
            if (states[id].Kind == NfaKind.Open)
            {
                pending.Push(states[id].Next);
            }
        }

        Reach(states, pending, marks, throughOpen: true);

        var fromStart = new bool[states.Length];
        pending.Push(start);
        Reach(states, pending, fromStart, throughOpen: false);

        var toMatch = new bool[states.Length];
        ReachMatch(states, toMatch);
        for (int id = 0; id < states.Length; id++)
        {
            marks[id] |= fromStart[id] && toMatch[id];
        }
    }

    private static void Reach(ReadOnlySpan<NfaState> states, Stack<int> pending, Span<bool> reached, bool throughOpen)
    {
        while (pending.TryPop(out int id))
        {
            if (reached[id] || (states[id].Kind == NfaKind.Open && !throughOpen))
            {
                continue;
            }

            reached[id] = true;
            if (states[id].Next >= 0)
            {
                pending.Push(states[id].Next);
            }

            if (states[id].Kind == NfaKind.Split)
            {
                pending.Push(states[id].Argument);
            }
        }
    }

    private static void ReachMatch(ReadOnlySpan<NfaState> states, Span<bool> reached)
    {
        var into = new List<int>[states.Length];
        for (int id = 0; id < states.Length; id++)
        {
            into[id] = [];
        }

        for (int id = 0; id < states.Length; id++)
        {
            if (states[id].Next >= 0 && states[id].Kind != NfaKind.Open)
            {
                into[states[id].Next].Add(id);
            }

            if (states[id].Kind == NfaKind.Split)
            {
                into[states[id].Argument].Add(id);
            }
        }

        var pending = new Stack<int>([Nfa.Match]);
        while (pending.TryPop(out int id))
        {
            if (!reached[id])
            {
                reached[id] = true;
                foreach (int source in into[id])
                {
                    pending.Push(source);
                }
            }
        }
    }
}
