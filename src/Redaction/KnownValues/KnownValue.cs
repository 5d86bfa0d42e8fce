using System.Diagnostics;
using System.Security.Cryptography;
using Redaction.Scanning;

namespace Redaction.KnownValues;

/// <summary>
/// One registered value: its bytes in memory that is zeroed when the value is forgotten, and who asked for it.
/// Members are touched under the registry's lock only, except the immutable <see cref="Id"/> and <see cref="Rank"/>.
/// </summary>
[DebuggerDisplay("{Id}")]
internal sealed class KnownValue : ISubject
{
    private readonly byte[] _bytes;
    private volatile bool _isForgotten;
    private volatile string? _reference;

    public KnownValue(string name, ReadOnlySpan<byte> value, int rank)
    {
        Id = name;
        Rank = rank;

        // pinned, so that the collector leaves no copies behind
        _bytes = GC.AllocateUninitializedArray<byte>(value.Length, pinned: true);
        value.CopyTo(_bytes);
    }

    public string Id { get; }

    public Severity Severity => Severity.Critical;

    public bool IsKnownValue => true;

    public int Rank { get; }

    /// <summary>The value's UTF-8 bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The leases that hold the value; when there is none it is retired.</summary>
    public List<SecretLease> Leases { get; } = [];

    /// <summary>When a retired value is forgotten, unless a stream that was open before is still open.</summary>
    public DateTimeOffset ForgetAt { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>The number of the last stream that was opened before the value was retired.</summary>
    public long LastStream { get; set; }

    /// <summary>What a reference mask writes for it; may be read without the lock.</summary>
    public string? Reference
    {
        get => _reference;
        set => _reference = value;
    }

    /// <summary>Whether the bytes were cleared; may be read without the lock.</summary>
    public bool IsForgotten => _isForgotten;

    /// <summary>
    /// Whether the text is the value itself, not another form or a part of it; may be asked without the lock: of a value that
    /// is forgotten meanwhile it says no.
    /// </summary>
    public bool IsExactly(ReadOnlySpan<byte> text) =>
        CryptographicOperations.FixedTimeEquals(text, _bytes) && !_isForgotten;

    /// <summary>Clears the bytes.</summary>
    public void Zero()
    {
        _isForgotten = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    public override string ToString() => Id;
}
