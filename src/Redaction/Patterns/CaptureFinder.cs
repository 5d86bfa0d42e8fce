using System.Buffers;

namespace Redaction.Patterns;

/// <summary>
/// Finds the reported group of a match whose ends are known.
/// </summary>
/// <remarks>
/// <para>Pike's machine (Rob Pike, "The text editor sam", 1987; Russ Cox, https://swtch.com/~rsc/regexp/regexp2.html): all the
/// ways to match are followed side by side, one byte at a time, in the order in which a backtracking matcher would try them. When two
/// ways come to the same state the earlier one wins, so there are never more than there are states. At the end of the match the first
/// way that has matched is the answer.</para>
/// <para>Cost: the bytes of the match times the live states at worst. Memory is rented, fourteen integers for each state.</para>
/// </remarks>
/// <param name="nfa">The whole pattern.</param>
internal sealed class CaptureFinder(Nfa nfa)
{
    private const int None = -1;

    private readonly Nfa _nfa = nfa;

    /// <returns>False when the bytes from <paramref name="start"/> to <paramref name="end"/> are no match.</returns>
    /// <param name="text">The text; what surrounds the match is context for assertions.</param>
    /// <param name="start">Where the match starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="groupStart">Where the group starts, the match's start when the group took no part.</param>
    /// <param name="groupEnd">Where the group ends, the match's end when the group took no part.</param>
    public bool TryFind(ReadOnlySpan<byte> text, int start, int end, out int groupStart, out int groupEnd)
    {
        int states = _nfa.States.Length;
        int[] rented = ArrayPool<int>.Shared.Rent(states * (2 * ThreadList.IntsPerState + CaptureStack.IntsPerState));
        try
        {
            Span<int> memory = rented;
            var current = new ThreadList(Take(ref memory, states * ThreadList.IntsPerState), states);
            var next = new ThreadList(Take(ref memory, states * ThreadList.IntsPerState), states);
            var stack = new CaptureStack(memory);

            Follow(ref current, ref stack, text, start, _nfa.Starts[0], None, None);
            for (int position = start; position < end; position++)
            {
                next.Clear();
                for (int i = 0; i < current.Count; i++)
                {
                    NfaState state = _nfa.States[current.State(i)];
                    if (state.Kind == NfaKind.Byte && _nfa.Sets[state.Argument].Contains(text[position]))
                    {
                        Follow(ref next, ref stack, text, position + 1, state.Next, current.Open(i), current.Close(i));
                    }
                }

                ThreadList swap = current;
                current = next;
                next = swap;
            }

            return Answer(current, start, end, out groupStart, out groupEnd);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private static bool Answer(ThreadList threads, int start, int end, out int groupStart, out int groupEnd)
    {
        for (int i = 0; i < threads.Count; i++)
        {
            if (threads.State(i) == Nfa.Match)
            {
                bool took = threads.Close(i) != None;
                groupStart = took ? threads.Open(i) : start;
                groupEnd = took ? threads.Close(i) : end;
                return true;
            }
        }

        groupStart = start;
        groupEnd = end;
        return false;
    }

    private static Span<int> Take(scoped ref Span<int> memory, int length)
    {
        Span<int> taken = memory[..length];
        memory = memory[length..];
        return taken;
    }

    /// <summary>Adds a state and all that it comes to without taking a byte, in the order of preference.</summary>
    private void Follow(ref ThreadList threads, ref CaptureStack stack, ReadOnlySpan<byte> text, int position, int id, int open, int close)
    {
        ByteKind before = Assertion.KindOf(position > 0 ? text[position - 1] : -1);
        ByteKind after = Assertion.KindOf(position < text.Length ? text[position] : -1);
        stack.Push(id, open, close);
        while (stack.TryPop(out id, out open, out close))
        {
            if (!threads.TryAdd(id, open, close))
            {
                continue;
            }

            NfaState state = _nfa.States[id];
            switch (state.Kind)
            {
                case NfaKind.Split:
                    stack.Push(state.Argument, open, close);
                    stack.Push(state.Next, open, close);
                    break;
                case NfaKind.Open:
                    stack.Push(state.Next, position, close);
                    break;
                case NfaKind.Close:
                    stack.Push(state.Next, open, position);
                    break;
                case NfaKind.Assert when state.Assertion.Holds(before, after):
                    stack.Push(state.Next, open, close);
                    break;
                default:
                    break;
            }
        }
    }
}
