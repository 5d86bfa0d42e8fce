using System.Buffers;

namespace Redaction.RoundTrip;

/// <summary>
/// Finds the lines of a new text that have a bare placeholder where the old text had a value. Within each range of changed lines a
/// new line with a placeholder is held against the removed line with the same key (the text before its first <c>:</c> or
/// <c>=</c>), wherever that was removed; else, in its range, against the one in the same place. Whether the old line lost
/// something is told by whether it had the placeholder already. A new line that replaces none is no loss.
/// </summary>
internal sealed class OverwriteFinder
{
    private static readonly SearchValues<char> s_keyEnds = SearchValues.Create(":=");

    private readonly string[] _before;
    private readonly string[] _after;
    private readonly SecretRedactor _redactor;
    private readonly Dictionary<string, Queue<int>> _removed = new(StringComparer.Ordinal);
    private readonly List<PlaceholderOverwrite> _found = [];

    public OverwriteFinder(string before, string after, SecretRedactor redactor)
    {
        _before = LinesOf(before);
        _after = LinesOf(after);
        _redactor = redactor;
    }

    public List<PlaceholderOverwrite> Find()
    {
        List<LineRange> ranges = LineDiff.Compare(_before, _after);
        foreach (LineRange range in ranges)
        {
            for (int i = range.OldStart; i < range.OldStart + range.OldCount; i++)
            {
                string key = KeyOf(_before[i]);
                if (key.Length > 0)
                {
                    if (!_removed.TryGetValue(key, out Queue<int>? lines))
                    {
                        _removed.Add(key, lines = []);
                    }

                    lines.Enqueue(i);
                }
            }
        }

        foreach (LineRange range in ranges)
        {
            for (int i = 0; i < range.NewCount; i++)
            {
                Check(range, i);
            }
        }

        return _found;
    }

    private static string[] LinesOf(string text) => [.. text.Split('\n').Select(l => l.TrimEnd('\r'))];

    private static string KeyOf(string line)
    {
        int end = line.AsSpan().IndexOfAny(s_keyEnds);
        return end < 0 ? string.Empty : line[..end].Trim();
    }

    /// <summary>The old line that a new one replaces; -1 when there is none.</summary>
    private int OldOf(in LineRange range, int index, string line)
    {
        string key = KeyOf(line);
        if (key.Length > 0 && _removed.TryGetValue(key, out Queue<int>? lines) && lines.TryDequeue(out int old))
        {
            return old;
        }

        return range.OldCount == 0 ? -1 : range.OldStart + Math.Min(index, range.OldCount - 1);
    }

    private void Check(in LineRange range, int index)
    {
        string line = _after[range.NewStart + index];
        int old = OldOf(range, index, line);
        if (old < 0)
        {
            return;
        }

        string lost = _before[old];
        List<PlaceholderPlace> places = PlacesIn(line, lost);
        if (places.Count == 0)
        {
            return;
        }

        // what is common may not reach into a placeholder, so that no char of the value is taken for one of the mask
        int first = places[0].Start, last = places[^1].Start + places[^1].Length;
        int head = line.AsSpan(0, first).CommonPrefixLength(lost);
        int tail = CommonEnd(line.AsSpan(last), lost.AsSpan(head));
        if (string.IsNullOrWhiteSpace(lost[head..^tail]))
        {
            return;
        }

        _found.Add(new PlaceholderOverwrite
        {
            Line = range.NewStart + index + 1,
            Column = first + 1,
            OldLine = old + 1,
            Before = _redactor.Redact(lost[..head] + new string('*', lost.Length - head - tail) + lost[^tail..]),
            After = _redactor.Redact(line),
        });
    }

    /// <summary>The placeholders of the new line that the old one did not have.</summary>
    private static List<PlaceholderPlace> PlacesIn(string line, string old)
    {
        var had = Placeholders.FindPlaceholders(old).GroupBy(p => old.Substring(p.Start, p.Length), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var places = new List<PlaceholderPlace>();
        foreach (PlaceholderPlace place in Placeholders.FindPlaceholders(line))
        {
            string text = line.Substring(place.Start, place.Length);
            had[text] = had.GetValueOrDefault(text) - 1;
            if (had[text] < 0)
            {
                places.Add(place);
            }
        }

        if (places.Count == 0 && StarsIn(line, old) is { } stars)
        {
            places.Add(stars);
        }

        return places;
    }

    /// <summary>A run of mask characters that is all that differs: <c>***</c> alone is a placeholder only where a value was.</summary>
    private static PlaceholderPlace? StarsIn(string line, string old)
    {
        int head = line.AsSpan().CommonPrefixLength(old);
        int tail = CommonEnd(line.AsSpan(head), old.AsSpan(head));
        ReadOnlySpan<char> changed = line.AsSpan()[head..^tail], lost = old.AsSpan()[head..^tail];
        return changed.Length >= 3 && !changed.ContainsAnyExcept('*', '\u2022') && lost.ContainsAnyExcept('*', '\u2022')
            ? new PlaceholderPlace(head, changed.Length)
            : null;
    }

    private static int CommonEnd(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int length = 0;
        while (length < Math.Min(left.Length, right.Length) && left[^(length + 1)] == right[^(length + 1)])
        {
            length++;
        }

        return length;
    }
}
