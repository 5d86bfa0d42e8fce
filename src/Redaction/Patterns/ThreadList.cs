namespace Redaction.Patterns;

/// <summary>
/// The ways to match that are alive at a place, in the order of preference, at most one for each state. A sparse set like
/// <see cref="StateSet"/>, on memory that need not be cleared.
/// </summary>
internal ref struct ThreadList
{
    public const int IntsPerState = 4;

    private readonly Span<int> _sparse;
    private readonly Span<int> _states;
    private readonly Span<int> _opens;
    private readonly Span<int> _closes;

    public ThreadList(Span<int> memory, int states)
    {
        _sparse = memory[..states];
        _states = memory.Slice(states, states);
        _opens = memory.Slice(2 * states, states);
        _closes = memory.Slice(3 * states, states);
    }

    public int Count { get; private set; }

    public readonly int State(int index) => _states[index];

    public readonly int Open(int index) => _opens[index];

    public readonly int Close(int index) => _closes[index];

    public void Clear() => Count = 0;

    /// <returns>False when a preferred way has come to the state already.</returns>
    public bool TryAdd(int state, int open, int close)
    {
        int at = _sparse[state];
        if ((uint)at < (uint)Count && _states[at] == state)
        {
            return false;
        }

        _sparse[state] = Count;
        _states[Count] = state;
        _opens[Count] = open;
        _closes[Count] = close;
        Count++;
        return true;
    }
}
