namespace Redaction.Patterns;

/// <summary>States still to be followed, each with the captures that lead to it, the preferred one on top.</summary>
/// <param name="memory">
/// Room for <see cref="IntsPerState"/> integers for each state: a state is followed once, and leaves at most one more than it takes.
/// </param>
internal ref struct CaptureStack(Span<int> memory)
{
    public const int IntsPerState = 6;

    private readonly Span<int> _memory = memory;
    private int _count;

    public void Push(int state, int open, int close)
    {
        _memory[_count++] = state;
        _memory[_count++] = open;
        _memory[_count++] = close;
    }

    public bool TryPop(out int state, out int open, out int close)
    {
        if (_count == 0)
        {
            state = open = close = 0;
            return false;
        }

        close = _memory[--_count];
        open = _memory[--_count];
        state = _memory[--_count];
        return true;
    }
}
