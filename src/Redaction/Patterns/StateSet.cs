namespace Redaction.Patterns;

/// <summary>
/// A set of small integers that is cleared at no cost and remembers the order in which they came (Briggs and Torczon,
/// "An Efficient Representation for Sparse Sets", 1993).
/// </summary>
/// <param name="capacity">The integers are below it.</param>
internal sealed class StateSet(int capacity)
{
    private readonly int[] _dense = new int[capacity];
    private readonly int[] _sparse = new int[capacity];
    private int _count;

    public ReadOnlySpan<int> Items => _dense.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public bool Contains(int item)
    {
        int at = _sparse[item];
        return at < _count && _dense[at] == item;
    }

    /// <returns>False when it was there already.</returns>
    public bool Add(int item)
    {
        if (Contains(item))
        {
            return false;
        }

        _dense[_count] = item;
        _sparse[item] = _count++;
        return true;
    }
}
