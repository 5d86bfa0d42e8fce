namespace Redaction.Patterns;

/// <summary>What makes two states of a <see cref="LazyDfa"/> the same: their automaton states, the byte before, the flags.</summary>
internal readonly struct DfaStateKey : IEquatable<DfaStateKey>
{
    private readonly int[] _live;
    private readonly ByteKind _before;
    private readonly DfaFlags _flags;
    private readonly int _hash;

    public DfaStateKey(int[] live, ByteKind before, DfaFlags flags)
    {
        _live = live;
        _before = before;
        _flags = flags;
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(live.AsSpan()));
        hash.Add(before);
        hash.Add(flags);
        _hash = hash.ToHashCode();
    }

    public bool Equals(DfaStateKey other) =>
        _hash == other._hash && _before == other._before && _flags == other._flags && _live.AsSpan().SequenceEqual(other._live);

    public override bool Equals(object? obj) => obj is DfaStateKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
