using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Redaction.KnownValues;

namespace Redaction;

/// <summary>
/// The values that must not be shown, live: what is added is found by the next byte that any redactor of this registry
/// reads, on any thread. A value that was given back stays masked for <see cref="GracePeriod"/>, because output lags; then
/// its bytes are zeroed. Thread-safe.
/// </summary>
[DebuggerDisplay("{Count} known values")]
public sealed class SecretRegistry
{
    /// <summary>The shortest value that can be registered: 8 bytes of UTF-8.</summary>
    public const int MinLength = 8;

    /// <summary>The longest value that can be registered: 16,384 bytes of UTF-8.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly Lock _lock = new();
    private readonly List<KnownValue> _values = [];
    private readonly TimeProvider _time;
    private int _version;
    private int _retired;
    private int _rank;

    /// <summary>Makes an empty registry.</summary>
    /// <param name="timeProvider">Tells when a grace period is over; the system's clock by default.</param>
    public SecretRegistry(TimeProvider? timeProvider = null) => _time = timeProvider ?? TimeProvider.System;

    /// <summary>How long a value stays masked after its last lease was disposed; ten minutes by default.</summary>
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

    /// <summary>The names of the values that are masked now, in the order of their registration.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock)
            {
                return _values.ConvertAll(v => v.Id);
            }
        }
    }

    /// <summary>Changes with every change of the values.</summary>
    internal int Version => Volatile.Read(ref _version);

    /// <summary>Registers a value.</summary>
    /// <param name="value">The secret, 8 to 16,384 bytes as UTF-8.</param>
    /// <param name="name">What the mask calls it: 1 to 80 letters, digits, blanks and <c>. _ - / : @</c>.</param>
    /// <returns>The lease: dispose it when the value is no longer in use.</returns>
    /// <exception cref="ArgumentException">
    /// The value cannot be masked safely (too short, too long, so common that masking it would garble ordinary text, or part
    /// of a mask's own text), or the name is not of the form. The message never holds the value.
    /// </exception>
    public SecretLease Add(string value, string name)
    {
        ArgumentNullException.ThrowIfNull(value);
        byte[] bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(value), pinned: true);
        try
        {
            Encoding.UTF8.GetBytes(value, bytes);
            return Add(bytes, name);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <inheritdoc cref="Add(string, string)"/>
    public SecretLease Add(ReadOnlySpan<byte> value, string name)
    {
        MaskSafety.CheckName(name);
        MaskSafety.CheckValue(value);
        lock (_lock)
        {
            MaskSafety.CheckMaskText(value, name, "its own name");
            foreach (KnownValue other in _values)
            {
                MaskSafety.CheckMaskText(value, other.Id, $"the name of another value (\"{other.Id}\")");
                MaskSafety.CheckMaskText(other.Bytes.Span, name, "the name of a value registered later");
            }

            return AddUnchecked(value, name);
        }
    }

    /// <summary>Registers a value of any length, however common.</summary>
    internal SecretLease AddUnchecked(ReadOnlySpan<byte> value, string name)
    {
        lock (_lock)
        {
            foreach (KnownValue same in _values)
            {
                if (CryptographicOperations.FixedTimeEquals(same.Bytes.Span, value))
                {
                    if (same.Leases++ == 0)
                    {
                        same.ForgetAt = DateTimeOffset.MaxValue;
                        _retired--;
                    }

                    return new SecretLease(this, same);
                }
            }

            var added = new KnownValue(name, value, _rank++) { Leases = 1 };
            _values.Add(added);
            Volatile.Write(ref _version, _version + 1);
            return new SecretLease(this, added);
        }
    }

    /// <summary>Gives one lease of a value back.</summary>
    internal void Release(KnownValue value)
    {
        lock (_lock)
        {
            if (--value.Leases == 0)
            {
                value.ForgetAt = _time.GetUtcNow() + GracePeriod;
                _retired++;
            }
        }

        ForgetExpired();
    }

    /// <summary>Forgets the values whose grace period is over; cheap when no value is in one.</summary>
    internal void ForgetExpired()
    {
        if (Volatile.Read(ref _retired) != 0)
        {
            ForgetExpired(_time.GetUtcNow());
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

    private void ForgetExpired(DateTimeOffset now)
    {
        lock (_lock)
        {
            int forgotten = _values.RemoveAll(v =>
            {
                bool expired = v.Leases == 0 && v.ForgetAt <= now;
                if (expired)
                {
                    v.Zero();
                }

                return expired;
            });
            if (forgotten > 0)
            {
                _retired -= forgotten;
                Volatile.Write(ref _version, _version + 1);
            }
        }
    }
}
