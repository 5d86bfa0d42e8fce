using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Redaction.KnownValues;
using Redaction.KnownValues.Forms;
using Redaction.KnownValues.Search;
using Redaction.Scanning;

namespace Redaction;

/// <summary>
/// The values that must not be shown, live: what is added is found by the next byte that any redactor of this registry
/// reads, on any thread. A value whose last lease has ended stays masked for <see cref="GracePeriod"/> and as long as a stream
/// is open that was open then, because output lags; then its bytes are zeroed. Thread-safe.
/// </summary>
[DebuggerDisplay("{Count} known values")]
public sealed partial class SecretRegistry
{
    /// <summary>The shortest value that can be registered: 8 bytes of UTF-8 (4 with <see cref="SecretOptions.AllowShort"/>).</summary>
    public const int MinLength = 8;

    /// <summary>The shortest value that can be registered with <see cref="SecretOptions.AllowShort"/>: 4 bytes of UTF-8.</summary>
    public const int MinShortLength = 4;

    /// <summary>The longest value that can be registered: 16,384 bytes of UTF-8.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly List<KnownValue> _values = [];
    private readonly Dictionary<int, List<KnownValue>> _byHash = [];
    private readonly SortedSet<long> _openStreams = [];
    private readonly MaskTexts _maskTexts = new();
    private readonly TimeProvider _time;
    private readonly FingerprintKey _fingerprints;
    private long _streams;
    private int _version;
    private int _rank;
    private int _shortValues;
    private ShortValueSet _shortSet = ShortValueSet.Empty;

    // when the next lease or grace period ends, in ticks of UTC; MaxValue when none does
    private long _nextDue = long.MaxValue;

    /// <summary>Makes an empty registry with the system's clock and a random key of the fingerprints.</summary>
    public SecretRegistry()
        : this(default, TimeProvider.System)
    {
    }

    internal SecretRegistry(ReadOnlyMemory<byte> fingerprintKey, TimeProvider time)
    {
        FingerprintKey.Check(fingerprintKey, nameof(fingerprintKey));
        _time = time;
        _fingerprints = new FingerprintKey(fingerprintKey.Span);
    }

    /// <summary>How long a value stays masked after its last lease has ended; ten minutes by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan GracePeriod
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How many consecutive bytes of a value make a finding when not all of it is there: 12 by default, two thirds of a shorter
    /// value, never fewer than 8.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 8.</exception>
    public int FragmentLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinLength);
            field = value;
        }
    } = 12;

    /// <summary>How many values are masked now, those in their grace period included.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _values.Count;
            }
        }
    }

    /// <summary>
    /// What the system does for the memory of all registered values of the process: on Linux it is left out of core dumps, and
    /// locked in RAM as far as the process may lock memory (<c>ulimit -l</c>). Elsewhere it does nothing.
    /// </summary>
    public static MemoryProtection MemoryProtection => SecretMemory.Protection;

    /// <summary>The key of the fingerprints.</summary>
    internal FingerprintKey Fingerprints => _fingerprints;

    /// <summary>The forms of all values, to search for.</summary>
    internal GramIndex Index { get; } = new();

    /// <summary>The values of fewer bytes than a gram index takes, as of the newest version.</summary>
    internal ShortValueSet ShortValues
    {
        get
        {
            ShortValueSet set = Volatile.Read(ref _shortSet);
            return set.Version == Version || (set.IsEmpty && Volatile.Read(ref _shortValues) == 0) ? set : RebuildShort();
        }
    }

    /// <summary>Changes with every change of the values, after the index has changed.</summary>
    internal int Version => Volatile.Read(ref _version);

    /// <summary>Registers a value until its lease is disposed.</summary>
    /// <param name="value">The secret, 8 to 16,384 bytes as UTF-8.</param>
    /// <param name="name">What the mask calls it: 1 to 80 letters, digits, blanks and <c>. _ - / : @</c>.</param>
    /// <returns>The lease: dispose it when the value is no longer in use.</returns>
    /// <exception cref="ArgumentException">
    /// The value cannot be masked safely (too short, too long, so common that masking it would garble ordinary text, or part
    /// of a mask's own text or of a reference), or the name or the reference is not of the form. The message never holds the
    /// value.
    /// </exception>
    public SecretLease Add(string value, string name) => Add(value, name, SecretOptions.Default);

    /// <inheritdoc cref="Add(string, string)"/>
    /// <param name="value">The secret, 8 to 16,384 bytes as UTF-8 (4 with <see cref="SecretOptions.AllowShort"/>).</param>
    /// <param name="name">What the mask calls it: 1 to 80 letters, digits, blanks and <c>. _ - / : @</c>.</param>
    /// <param name="options">Its reference, its lifetime and where it may be restored to.</param>
    public SecretLease Add(string value, string name, SecretOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        byte[] bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(value), pinned: true);
        try
        {
            Encoding.UTF8.GetBytes(value, bytes);
            return Add(bytes, name, options);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <inheritdoc cref="Add(string, string)"/>
    public SecretLease Add(ReadOnlySpan<byte> value, string name) => Add(value, name, SecretOptions.Default);

    /// <inheritdoc cref="Add(string, string, SecretOptions)"/>
    public SecretLease Add(ReadOnlySpan<byte> value, string name, SecretOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        MaskSafety.CheckName(name);
        MaskSafety.CheckValue(value, options.AllowShort);
        MaskSafety.CheckReference(options.Reference);
        byte[] tag = MaskTexts.TagOf(name);
        int need = ValueForms.NeedOf(value.Length, FragmentLength);
        MaskSafety.CheckTag(value, need, tag);
        lock (_lock)
        {
            _maskTexts.Check(value, need);
            CheckReferenceText(value, options.Reference);
            if ((Index.FindIn(tag) ?? _values.Find(v => MaskSafety.IsCompletedBy(v.Bytes, ValueForms.NeedOf(v.Bytes.Length, FragmentLength), tag))) is { } other)
            {
                throw new ArgumentException($"The name holds a registered value, that of \"{other.Id}\", or completes it; use another name.", nameof(name));
            }

            return AddUnchecked(value, name, options);
        }
    }

    /// <summary>The values that are masked now, in the order of their registration.</summary>
    public IReadOnlyList<RegisteredSecret> List()
    {
        lock (_lock)
        {
            return _values.ConvertAll(v => new RegisteredSecret
            {
                Name = v.Id,
                Fingerprint = FingerprintKey.Format(_fingerprints.Compute(v.Bytes)),
                Reference = v.Leases.Select(l => l.Options.Reference).FirstOrDefault(r => r is not null),
                Leases = v.Leases.Count,
                ExpiresAt = v.Leases.Count > 0 && v.Leases.Max(l => l.Expiry) is var end && end < DateTimeOffset.MaxValue ? end : null,
            });
        }
    }

    /// <summary>Registers a value of any length, however common.</summary>
    internal SecretLease AddUnchecked(ReadOnlySpan<byte> value, string name, SecretOptions? options = null)
    {
        options ??= SecretOptions.Default;
        lock (_lock)
        {
            DateTimeOffset expiry = options.Lifetime is { } lifetime && lifetime != Timeout.InfiniteTimeSpan ? EndOf(lifetime) : DateTimeOffset.MaxValue;
            KnownValue known = Same(value) ?? AddNew(value, name);
            var lease = new SecretLease(this, known, name, options, expiry);
            known.Reference = known.Leases.Count == 0 ? options.Reference : known.Reference ?? options.Reference;
            ReferenceBorders.Withhold(known, _values, FragmentLength);
            if (options.Reference is not null && !known.References.Contains(options.Reference))
            {
                known.References.Add(options.Reference);
                _maskTexts.AddText(options.Reference);
            }

            known.ForgetAt = DateTimeOffset.MaxValue;
            known.Leases.Add(lease);
            Await(expiry);
            return lease;
        }
    }

    /// <summary>A redactor of this registry writes masks of this kind: no value may be spelt by one.</summary>
    internal void Serve(Mask mask)
    {
        lock (_lock)
        {
            foreach (KnownValue value in _values)
            {
                MaskSafety.CheckCompletion(value.Bytes, ValueForms.NeedOf(value.Bytes.Length, FragmentLength), mask);
            }

            _maskTexts.AddMask(mask);
        }
    }

    private ShortValueSet RebuildShort()
    {
        lock (_lock)
        {
            if (_shortSet.Version != _version)
            {
                Volatile.Write(ref _shortSet, new ShortValueSet(_values.FindAll(v => v.IsShort), _version));
            }

            return _shortSet;
        }
    }

    /// <summary>A reference is written by masks, so no value may be part of one.</summary>
    private void CheckReferenceText(ReadOnlySpan<byte> value, string? reference)
    {
        if (reference is not null)
        {
            byte[] text = Encoding.ASCII.GetBytes(reference);
            if (text.AsSpan().IndexOf(value) >= 0 || Index.FindIn(text) is not null)
            {
                throw MaskSafety.Refused("it, or another value, is part of its reference, which a mask would write; use another reference.");
            }
        }
    }

    private KnownValue? Same(ReadOnlySpan<byte> value)
    {
        if (_byHash.TryGetValue(HashOf(value), out List<KnownValue>? candidates))
        {
            foreach (KnownValue candidate in candidates)
            {
                if (CryptographicOperations.FixedTimeEquals(candidate.Bytes, value))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private KnownValue AddNew(ReadOnlySpan<byte> value, string name)
    {
        var added = new KnownValue(name, value, _rank++, FragmentLength);
        if (added.IsShort)
        {
            _shortValues++;
        }
        else
        {
            Index.Add(added);
        }

        _values.Add(added);
        _maskTexts.AddName(name);
        int hash = HashOf(value);
        if (!_byHash.TryGetValue(hash, out List<KnownValue>? same))
        {
            _byHash.Add(hash, same = []);
        }

        same.Add(added);
        Volatile.Write(ref _version, _version + 1);
        return added;
    }

    // seeded at random for each process, so it tells nothing of the value
    private static int HashOf(ReadOnlySpan<byte> value)
    {
        var hash = default(HashCode);
        hash.AddBytes(value);
        return hash.ToHashCode();
    }
}
