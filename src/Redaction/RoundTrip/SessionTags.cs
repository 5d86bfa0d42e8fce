using System.Runtime.CompilerServices;
using Redaction.KnownValues;

namespace Redaction.RoundTrip;

/// <summary>
/// The tags of one session: by value for writing, by the first chars of their MAC for reading. The first four chars (20 bits)
/// choose the few tags that are compared; the hundred bits behind them take part in nothing but a comparison in constant time.
/// Thread-safe.
/// </summary>
internal sealed class SessionTags(SecretRegistry registry, SessionKey key)
{
    private const int HandleLength = 4;
    private const int EndLength = 8;
    private const int MinPurge = 4096;

    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<KnownValue, SessionTag> _byValue = new();
    private readonly Dictionary<string, List<SessionTag>> _byHandle = new(StringComparer.Ordinal);

    // of the tags that were written, which are public: no oracle for others
    private readonly HashSet<string> _writtenEnds = new(StringComparer.Ordinal);
    private int _count;
    private int _purgeAt = MinPurge;
    private int _indexedVersion = -1;

    /// <summary>The tag to write for a value; null when the session is over or the value is forgotten.</summary>
    public SessionTag? ToWrite(KnownValue value)
    {
        if (key.IsDisposed || TagOf(value) is not { } tag)
        {
            return null;
        }

        lock (_lock)
        {
            if (!tag.IsWritten)
            {
                tag.IsWritten = true;
                _writtenEnds.Add(tag.Tag[^EndLength..]);
            }
        }

        return tag;
    }

    /// <summary>The value's tag that was read; null when no value of the registry has it.</summary>
    public SessionTag? Find(ReadOnlySpan<char> name, ReadOnlySpan<char> tag)
    {
        // a value that was forgotten may have been registered again: its tag is the same
        SessionTag? found = FindIndexed(name, tag);
        return found is null or { Value.IsForgotten: true } && Index() ? FindIndexed(name, tag) : found;
    }

    /// <summary>Whether a text ends as one of the written tags does, its last 40 bits.</summary>
    public bool EndsWritten(ReadOnlySpan<char> text)
    {
        if (text.Length < EndLength)
        {
            return false;
        }

        lock (_lock)
        {
            return _writtenEnds.Has(text[^EndLength..]);
        }
    }

    private static ReadOnlySpan<char> HandleOf(ReadOnlySpan<char> tag) => tag.Slice(SessionKey.IdLength, HandleLength);

    private SessionTag? FindIndexed(ReadOnlySpan<char> name, ReadOnlySpan<char> tag)
    {
        lock (_lock)
        {
            SessionTag? found = null;
            if (_byHandle.TryFind(HandleOf(tag), out List<SessionTag>? candidates))
            {
                foreach (SessionTag candidate in candidates)
                {
                    if (candidate.Is(name, tag) && (found is null || !candidate.Value.IsForgotten))
                    {
                        found = candidate;
                    }
                }
            }

            return found;
        }
    }

    private SessionTag? TagOf(KnownValue value)
    {
        if (_byValue.TryGetValue(value, out SessionTag? known))
        {
            return known;
        }

        string? text = registry.Read(value, static (bytes, state) => state.key.TagOf(state.value.Id, bytes), (key, value));
        if (text is null)
        {
            return null;
        }

        lock (_lock)
        {
            if (_byValue.TryGetValue(value, out known))
            {
                return known;
            }

            var tag = new SessionTag(value, text);
            _byValue.Add(value, tag);
            string handle = HandleOf(text).ToString();
            if (!_byHandle.TryGetValue(handle, out List<SessionTag>? same))
            {
                _byHandle.Add(handle, same = []);
            }

            same.Add(tag);
            if (++_count >= _purgeAt)
            {
                Purge();
            }

            return tag;
        }
    }

    /// <summary>Computes the tags of all values; false when nothing was added to the registry since the last time.</summary>
    private bool Index()
    {
        int version = registry.Version;
        lock (_lock)
        {
            if (_indexedVersion == version)
            {
                return false;
            }
        }

        foreach (KnownValue value in registry.Values())
        {
            TagOf(value);
        }

        lock (_lock)
        {
            _indexedVersion = version;
        }

        return true;
    }

    /// <summary>Drops the tags of forgotten values, which can be told as ended no longer, when they are as many as the others.</summary>
    private void Purge()
    {
        _count = 0;
        foreach ((string handle, List<SessionTag> tags) in _byHandle)
        {
            foreach (SessionTag gone in tags.Where(t => t.Value.IsForgotten))
            {
                _writtenEnds.Remove(gone.Tag[^EndLength..]);
            }

            tags.RemoveAll(t => t.Value.IsForgotten);
            _count += tags.Count;
            if (tags.Count == 0)
            {
                _byHandle.Remove(handle);
            }
        }

        _purgeAt = Math.Max(MinPurge, 2 * _count);
    }
}
