using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Redaction.KnownValues;
using Redaction.Scanning;

namespace Redaction;

/// <summary>
/// The values that must not be shown, live: what is added is found by the next byte that any redactor of this registry
/// reads, on any thread. A value whose last lease has ended stays masked for <see cref="GracePeriod"/> and as long as a stream
/// is open that was open then, because output lags; then its bytes are zeroed. Thread-safe.
/// </summary>
[DebuggerDisplay("{Count} known values")]
public sealed class SecretRegistry
{
    /// <summary>The shortest value that can be registered: 8 bytes of UTF-8 (4 with <see cref="SecretOptions.AllowShort"/>).</summary>
    public const int MinLength = 8;

    /// <summary>The longest value that can be registered: 16,384 bytes of UTF-8.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly List<KnownValue> _values = [];
    private readonly Dictionary<int, List<KnownValue>> _byHash = [];
    private readonly SortedSet<long> _openStreams = [];
    private readonly TimeProvider _time;
    private readonly FingerprintKey _fingerprints;
    private long _streams;
    private int _version;
    private int _rank;

    // when the next lease or grace period ends, in ticks of UTC; MaxValue when none does
    private long _nextDue = long.MaxValue;

    /// <summary>Makes an empty registry.</summary>
    /// <param name="timeProvider">Tells when a lease or a grace period is over; the system's clock by default.</param>
    /// <param name="fingerprintKey">
    /// The key of the fingerprints in <see cref="List"/> and of the redactors that have no key of their own: 16 bytes or more,
    /// by default a random one.
    /// </param>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public SecretRegistry(TimeProvider? timeProvider = null, ReadOnlyMemory<byte> fingerprintKey = default)
    {
        FingerprintKey.Check(fingerprintKey, nameof(fingerprintKey));
        _time = timeProvider ?? TimeProvider.System;
        _fingerprints = new FingerprintKey(fingerprintKey.Span);
    }

    /// <summary>How long a value stays masked after its last lease has ended; ten minutes by default.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromMinutes(10);

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

    /// <summary>The key of the fingerprints.</summary>
    internal FingerprintKey Fingerprints => _fingerprints;

    /// <summary>Changes with every change of the values.</summary>
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
        MaskSafety.CheckValue(value);
        MaskSafety.CheckReference(options.Reference);
        lock (_lock)
        {
            MaskSafety.CheckMaskText(value, name, "its own name");
            MaskSafety.CheckReferenceText(value, options.Reference);
            foreach (KnownValue other in _values)
            {
                MaskSafety.CheckMaskText(value, other.Id, $"the name of another value (\"{other.Id}\")");
                MaskSafety.CheckMaskText(other.Bytes.Span, name, "the name of a value registered later");
                MaskSafety.CheckReferenceText(value, other.Reference);
                MaskSafety.CheckReferenceText(other.Bytes.Span, options.Reference);
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
                Fingerprint = FingerprintKey.Format(_fingerprints.Compute(v.Bytes.Span)),
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
            DateTimeOffset expiry = options.Lifetime is { } lifetime ? EndOf(lifetime) : DateTimeOffset.MaxValue;
            KnownValue known = Same(value) ?? AddNew(value, name);
            var lease = new SecretLease(this, known, name, options, expiry);
            known.Reference = known.Leases.Count == 0 ? options.Reference : known.Reference ?? options.Reference;
            ReferenceBorders.Withhold(known, _values);
            known.ForgetAt = DateTimeOffset.MaxValue;
            known.Leases.Add(lease);
            Await(expiry);
            return lease;
        }
    }

    internal DateTimeOffset ExpiryOf(SecretLease lease)
    {
        lock (_lock)
        {
            return lease.Expiry;
        }
    }

    internal bool IsActive(SecretLease lease)
    {
        ForgetExpired();
        lock (_lock)
        {
            return lease.Value.Leases.Contains(lease);
        }
    }

    internal void Renew(SecretLease lease, TimeSpan lifetime)
    {
        ForgetExpired();
        lock (_lock)
        {
            if (!lease.Value.Leases.Contains(lease))
            {
                throw new InvalidOperationException($"The lease of \"{lease.Name}\" has ended; register the value again.");
            }

            lease.Expiry = lifetime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : EndOf(lifetime);
            Await(lease.Expiry);
        }
    }

    /// <summary>Gives a lease back.</summary>
    internal void Release(SecretLease lease)
    {
        lock (_lock)
        {
            if (lease.Value.Leases.Remove(lease))
            {
                RetireIfFree(lease.Value, _time.GetUtcNow());
            }
        }

        ForgetExpired();
    }

    /// <summary>The values of this moment.</summary>
    internal KnownValue[] Values()
    {
        lock (_lock)
        {
            return [.. _values];
        }
    }

    /// <summary>Lets a value's bytes be read under the lock; the default when it is forgotten.</summary>
    internal TResult? Read<TState, TResult>(KnownValue value, Func<ReadOnlySpan<byte>, TState, TResult> read, TState state)
    {
        lock (_lock)
        {
            return value.IsForgotten ? default : read(value.Bytes.Span, state);
        }
    }

    /// <summary>Tells whether a value has a live lease, and one that allows the sink; only then are its bytes read.</summary>
    internal LeaseAnswer ReadFor<TState>(KnownValue value, string sink, Action<ReadOnlySpan<byte>, TState> read, TState state)
    {
        ForgetExpired();
        lock (_lock)
        {
            DateTimeOffset now = _time.GetUtcNow();
            LeaseAnswer answer = LeaseAnswer.Ended;
            foreach (SecretLease lease in value.Leases)
            {
                if (lease.Expiry > now)
                {
                    answer = LeaseAnswer.SinkNotAllowed;
                    if (lease.Sinks.Contains(sink))
                    {
                        read(value.Bytes.Span, state);
                        return LeaseAnswer.Allowed;
                    }
                }
            }

            return answer;
        }
    }

    /// <summary>The references of all live leases, the newest registration of each last.</summary>
    internal List<KeyValuePair<string, KnownValue>> References()
    {
        ForgetExpired();
        lock (_lock)
        {
            return [.. from value in _values
                       from lease in value.Leases
                       where lease.Options.Reference is not null
                       select KeyValuePair.Create(lease.Options.Reference!, value)];
        }
    }

    /// <summary>A stream is opened: values that are retired while it is open are masked to its end.</summary>
    internal StreamTicket OpenStream()
    {
        lock (_lock)
        {
            _openStreams.Add(++_streams);
            return new StreamTicket(this, _streams);
        }
    }

    internal void CloseStream(long number)
    {
        lock (_lock)
        {
            _openStreams.Remove(number);
            if (_nextDue != long.MaxValue)
            {
                _nextDue = 0;
            }
        }
    }

    /// <summary>Ends the leases and forgets the values whose time is over; cheap when nothing is due.</summary>
    internal void ForgetExpired()
    {
        long due = Volatile.Read(ref _nextDue);
        if (due != long.MaxValue && _time.GetUtcNow() is var now && now.UtcTicks >= due)
        {
            ForgetExpired(now);
        }
    }

    /// <summary>The values of this moment as a set to search for.</summary>
    internal KnownValueSet Snapshot(Mask mask, out int version)
    {
        lock (_lock)
        {
            version = _version;
            return KnownValueSet.Build(_values, mask);
        }
    }

    private DateTimeOffset EndOf(TimeSpan lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        DateTimeOffset now = _time.GetUtcNow();
        return lifetime < DateTimeOffset.MaxValue - now ? now + lifetime : DateTimeOffset.MaxValue;
    }

    private void Await(DateTimeOffset time)
    {
        if (time != DateTimeOffset.MaxValue)
        {
            _nextDue = Math.Min(_nextDue, time.UtcTicks);
        }
    }

    private KnownValue? Same(ReadOnlySpan<byte> value)
    {
        if (_byHash.TryGetValue(HashOf(value), out List<KnownValue>? candidates))
        {
            foreach (KnownValue candidate in candidates)
            {
                if (CryptographicOperations.FixedTimeEquals(candidate.Bytes.Span, value))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private KnownValue AddNew(ReadOnlySpan<byte> value, string name)
    {
        var added = new KnownValue(name, value, _rank++);
        _values.Add(added);
        int hash = HashOf(value);
        if (!_byHash.TryGetValue(hash, out List<KnownValue>? same))
        {
            _byHash.Add(hash, same = []);
        }

        same.Add(added);
        Volatile.Write(ref _version, _version + 1);
        return added;
    }

    private void RetireIfFree(KnownValue value, DateTimeOffset now)
    {
        if (value.Leases.Count == 0)
        {
            value.ForgetAt = now + GracePeriod;
            value.LastStream = _streams;
            Await(value.ForgetAt);
        }
    }

    private void ForgetExpired(DateTimeOffset now)
    {
        lock (_lock)
        {
            _nextDue = long.MaxValue;
            long oldestStream = _openStreams.Count > 0 ? _openStreams.Min : long.MaxValue;
            foreach (KnownValue value in _values)
            {
                if (value.Leases.RemoveAll(l => l.Expiry <= now) > 0)
                {
                    RetireIfFree(value, now);
                }
            }

            int forgotten = _values.RemoveAll(v =>
            {
                if (v.Leases.Count > 0 || v.ForgetAt > now || oldestStream <= v.LastStream)
                {
                    return false;
                }

                Forget(v);
                return true;
            });
            foreach (KnownValue value in _values)
            {
                value.Leases.ForEach(l => Await(l.Expiry));

                // one that waits for a stream is looked at again when the stream is closed, or a while later
                Await(value.ForgetAt > now ? value.ForgetAt : now + TimeSpan.FromSeconds(1));
            }

            if (forgotten > 0)
            {
                Volatile.Write(ref _version, _version + 1);
            }
        }
    }

    private void Forget(KnownValue value)
    {
        int hash = HashOf(value.Bytes.Span);
        List<KnownValue> same = _byHash[hash];
        same.Remove(value);
        if (same.Count == 0)
        {
            _byHash.Remove(hash);
        }

        value.Zero();
    }

    // seeded at random for each process, so it tells nothing of the value
    private static int HashOf(ReadOnlySpan<byte> value)
    {
        var hash = default(HashCode);
        hash.AddBytes(value);
        return hash.ToHashCode();
    }
}
