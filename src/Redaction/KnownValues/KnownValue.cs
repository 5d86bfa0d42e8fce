using System.Diagnostics;
using System.Security.Cryptography;
using Redaction.Scanning;

namespace Redaction.KnownValues;

/// <summary>
/// One registered value: its bytes in pinned memory that is zeroed when the value is forgotten, and who asked for it.
/// Members are touched under the registry's lock only, except the immutable <see cref="Id"/> and <see cref="Rank"/>.
/// </summary>
[DebuggerDisplay("{Id}")]
internal sealed class KnownValue : ISubject
{
    private readonly byte[] _bytes;

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

    /// <summary>How many leases hold the value; at zero it is retired.</summary>
    public int Leases { get; set; }

    /// <summary>When a retired value is forgotten.</summary>
    public DateTimeOffset ForgetAt { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>Clears the bytes.</summary>
    public void Zero() => CryptographicOperations.ZeroMemory(_bytes);

    public override string ToString() => Id;
}
