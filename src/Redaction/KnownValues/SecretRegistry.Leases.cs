using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Redaction.KnownValues;

namespace Redaction;

/// <content>Leases and what becomes of values without one.</content>
public sealed partial class SecretRegistry
{
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

    /// <summary>The value of a lease that is live, as text.</summary>
    internal string Reveal(SecretLease lease)
    {
        ForgetExpired();
        lock (_lock)
        {
            if (!lease.Value.Leases.Contains(lease) || lease.Expiry <= _time.GetUtcNow())
            {
                throw new ObjectDisposedException(nameof(SecretLease), $"The lease of \"{lease.Name}\" has ended; register the value again.");
            }

            // asked first: the exception of a strict decoder would carry bytes of the value
            if (!Utf8.IsValid(lease.Value.Bytes))
            {
                throw new InvalidOperationException($"The value of \"{lease.Name}\" is not UTF-8 text.");
            }

            return Encoding.UTF8.GetString(lease.Value.Bytes);
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
    internal TResult? Read<TState, TResult>(KnownValue value, SecretReader<TState, TResult> read, TState state)
    {
        lock (_lock)
        {
            return value.IsForgotten ? default : read(value.Bytes, state);
        }
    }

    /// <summary>Tells whether a value has a live lease, and one that allows the sink; only then are its bytes read.</summary>
    internal LeaseAnswer ReadFor<TState>(KnownValue value, string sink, ReadOnlySpanAction<byte, TState> read, TState state)
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
                        read(value.Bytes, state);
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

    private void RetireIfFree(KnownValue value, DateTimeOffset now)
    {
        if (value.Leases.Count == 0)
        {
            value.ForgetAt = GracePeriod < DateTimeOffset.MaxValue - now ? now + GracePeriod : DateTimeOffset.MaxValue;
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
        int hash = HashOf(value.Bytes);
        List<KnownValue> same = _byHash[hash];
        same.Remove(value);
        if (same.Count == 0)
        {
            _byHash.Remove(hash);
        }

        if (value.IsShort)
        {
            _shortValues--;
        }
        else
        {
            Index.Remove(value);
        }

        _maskTexts.RemoveName(value.Id);
        value.References.ForEach(_maskTexts.RemoveText);
        value.Zero();
    }
}
