using System.Buffers;
using System.Text;
using Redaction.KnownValues;

namespace Redaction.RoundTrip;

/// <summary>
/// One text on its way back: first every place is judged and every value read, then, if nothing was rejected, the text is put
/// together. The values live in buffers that are cleared on <see cref="Dispose"/>.
/// </summary>
internal sealed class Restoration(SecretRegistry registry, string sink, ValueEscaper? escape) : IDisposable
{
    private readonly List<Place> _places = [];
    private readonly Dictionary<KnownValue, WipedBuffer> _values = [];
    private readonly Dictionary<KnownValue, LeaseAnswer> _denied = [];

    private readonly record struct Place(int Start, int End, WipedBuffer Value);

    public List<RejectedPlaceholder> Rejected { get; } = [];

    /// <summary>How many places will get their value.</summary>
    public int Count => _places.Count;

    /// <summary>A place that stands for a value: it is restored or rejected.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="candidates">The values it may stand for, the preferred one last.</param>
    public void Add(int start, int length, params ReadOnlySpan<KnownValue> candidates)
    {
        LeaseAnswer best = LeaseAnswer.Ended;
        for (int i = candidates.Length - 1; i >= 0; i--)
        {
            LeaseAnswer answer = Read(candidates[i], out WipedBuffer? value);
            if (value is not null)
            {
                _places.Add(new Place(start, start + length, value));
                return;
            }

            best = answer == LeaseAnswer.SinkNotAllowed ? answer : best;
        }

        RestoreRejection reason = best == LeaseAnswer.SinkNotAllowed ? RestoreRejection.SinkNotAllowed : RestoreRejection.Ended;
        Reject(start, length, reason, candidates[^1].Id);
    }

    public void Reject(int start, int length, RestoreRejection reason, string? name = null) =>
        Rejected.Add(new RejectedPlaceholder { Start = start, Length = length, Reason = reason, Name = name });

    /// <summary>Rejects the places whose value is not UTF-8, which a string cannot hold.</summary>
    public void RequireText()
    {
        int rejected = Rejected.Count;
        foreach (Place place in _places)
        {
            if (!System.Text.Unicode.Utf8.IsValid(place.Value.Written))
            {
                Reject(place.Start, place.End - place.Start, RestoreRejection.NotRestorable);
            }
        }

        if (rejected < Rejected.Count)
        {
            Rejected.Sort((a, b) => a.Start.CompareTo(b.Start));
        }
    }

    public void Write(ReadOnlySpan<byte> text, IBufferWriter<byte> output)
    {
        int at = 0;
        foreach (Place place in _places)
        {
            output.Write(text[at..place.Start]);
            output.Write(place.Value.Written);
            at = place.End;
        }

        output.Write(text[at..]);
    }

    /// <summary>The text with the values: the only string that is made of one.</summary>
    public string ToText(string text)
    {
        if (_places.Count == 0)
        {
            return text;
        }

        int length = text.Length;
        foreach (Place place in _places)
        {
            length = checked(length - (place.End - place.Start) + Encoding.UTF8.GetCharCount(place.Value.Written));
        }

        return string.Create(length, (text, _places), static (result, source) =>
        {
            int at = 0;
            foreach (Place place in source._places)
            {
                source.text.AsSpan(at, place.Start - at).CopyTo(result);
                result = result[(place.Start - at)..];
                result = result[Encoding.UTF8.GetChars(place.Value.Written, result)..];
                at = place.End;
            }

            source.text.AsSpan(at).CopyTo(result);
        });
    }

    public void Dispose()
    {
        foreach (WipedBuffer value in _values.Values)
        {
            value.Dispose();
        }
    }

    private LeaseAnswer Read(KnownValue value, out WipedBuffer? text)
    {
        if (_values.TryGetValue(value, out text))
        {
            return LeaseAnswer.Allowed;
        }

        if (_denied.TryGetValue(value, out LeaseAnswer denied))
        {
            return denied;
        }

        var bytes = new WipedBuffer();
        LeaseAnswer answer = registry.ReadFor(value, sink, static (source, target) => target.Write(source), bytes);
        if (answer != LeaseAnswer.Allowed)
        {
            _denied.Add(value, answer);
            return answer;
        }

        text = bytes;
        if (escape is not null)
        {
            text = new WipedBuffer();
            _values[value] = text;
            using (bytes)
            {
                escape(bytes.Written, text);
            }
        }

        _values[value] = text;
        return answer;
    }
}
