using System.Diagnostics;
using System.Security.Cryptography;
using Redaction.KnownValues.Forms;
using Redaction.Scanning;

namespace Redaction.KnownValues;

/// <summary>
/// One registered value: its bytes and the texts in which it may be printed, in memory that is zeroed when it is forgotten,
/// and who asked for it. The mutable members are touched under the registry's lock only; the bytes may be read by a search
/// while they are being zeroed, which then finds nothing.
/// </summary>
[DebuggerDisplay("{Id}")]
internal sealed class KnownValue : ISubject
{
    private readonly SecretMemory _memory;
    private readonly int _length;
    private readonly KnownForm[] _forms;
    private volatile bool _isForgotten;
    private volatile string? _reference;

    /// <param name="name">What masks call it.</param>
    /// <param name="value">Its bytes, UTF-8.</param>
    /// <param name="rank">Its place among all that were registered.</param>
    /// <param name="fragment">How many consecutive bytes of a long value make a finding.</param>
    /// <exception cref="ArgumentException">It is a document, and no sensitive part of it can be masked.</exception>
    public KnownValue(string name, ReadOnlySpan<byte> value, int rank, int fragment)
    {
        Id = name;
        Rank = rank;
        _length = value.Length;
        using var forms = new FormWriter();
        if (!IsShort)
        {
            ValueForms.WriteAll(value, fragment, forms);
        }

        _memory = SecretMemory.Allocate(value.Length + forms.Text.Length);
        value.CopyTo(_memory.Span);
        forms.Text.CopyTo(_memory.Span[value.Length..]);
        _forms = [.. forms.Forms];
    }

    public string Id { get; }

    public Severity Severity => Severity.Critical;

    public bool IsKnownValue => true;

    public int Rank { get; }

    /// <summary>The value's UTF-8 bytes. Keep the object alive while the span is in use.</summary>
    public ReadOnlySpan<byte> Bytes => _memory.Span[.._length];

    /// <summary>Whether it is so short that it is found only as it is and as a word of its own.</summary>
    public bool IsShort => _length < SecretRegistry.MinLength;

    /// <summary>The texts in which it may be printed.</summary>
    public ReadOnlySpan<KnownForm> Forms => _forms;

    /// <summary>The leases that hold the value; when there is none it is retired.</summary>
    public List<SecretLease> Leases { get; } = [];

    /// <summary>All references that it was registered with.</summary>
    public List<string> References { get; } = [];

    /// <summary>When a retired value is forgotten, unless a stream that was open before is still open.</summary>
    public DateTimeOffset ForgetAt { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>The number of the last stream that was opened before the value was retired.</summary>
    public long LastStream { get; set; }

    /// <summary>The number of its first form in the index.</summary>
    public int FirstForm { get; set; }

    /// <summary>What a reference mask writes for it; may be read without the lock.</summary>
    public string? Reference
    {
        get => _reference;
        set => _reference = value;
    }

    /// <summary>Whether the bytes were cleared; may be read without the lock.</summary>
    public bool IsForgotten => _isForgotten;

    /// <summary>The text of a form, in the canonical bytes of its kind. Keep the object alive while the span is in use.</summary>
    public ReadOnlySpan<byte> TextOf(in KnownForm form) => _memory.Span.Slice(_length + form.Start, form.Length);

    /// <summary>
    /// Whether the text is the value itself, not another form or a part of it; may be asked without the lock: of a value that
    /// is forgotten meanwhile it says no.
    /// </summary>
    public bool IsExactly(ReadOnlySpan<byte> text)
    {
        bool isEqual = CryptographicOperations.FixedTimeEquals(text, Bytes) && !_isForgotten;
        GC.KeepAlive(this);
        return isEqual;
    }

    /// <summary>Clears the bytes.</summary>
    public void Zero()
    {
        _isForgotten = true;
        _memory.Dispose();
    }

    public override string ToString() => Id;
}
