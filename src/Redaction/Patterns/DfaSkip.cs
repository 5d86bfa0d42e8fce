using System.Buffers;

namespace Redaction.Patterns;

/// <summary>
/// A run of bytes that can be skipped without stepping: every byte of a set leads from each state of a chain to the next.
/// </summary>
/// <remarks>
/// A counted repeat such as <c>[0-9a-z]{36}</c> unrolls to states that differ by the count alone; in a loop such as that of a block
/// the chain is one state that leads to itself. Either way the first byte outside the set is found by a vectorized search, and its
/// distance is the number of steps. The chain is grown by doubling as runs come to its end.
/// </remarks>
/// <param name="bytes">The set.</param>
/// <param name="chain">The first states of the chain; null for a state that leads to itself.</param>
internal sealed class DfaSkip(SearchValues<byte> bytes, DfaState[]? chain)
{
    private DfaState[]? _chain = chain;

    public SearchValues<byte> Bytes { get; } = bytes;

    /// <summary>The states, of which each but the last has this skip; null for a state that leads to itself.</summary>
    public DfaState[]? Chain => Volatile.Read(ref _chain);

    /// <summary>Whether the chain cannot be made longer.</summary>
    public bool IsComplete { get; private set; }

    public void Grow(DfaState[] longer) => Volatile.Write(ref _chain, longer);

    public void Complete() => IsComplete = true;
}
