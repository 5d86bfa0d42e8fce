using System.Buffers;
using Redaction.KnownValues;

namespace Redaction.RoundTrip;

/// <summary>
/// Finds the references of known values in a text. They are kept sorted; at each char that one begins with, the nearest one
/// before the text there is found by bisection and shortened to those it begins with (each knows the next shorter): a place costs
/// the logarithm of their number. The longest counts, and only where no name or path goes on at either end: <c>op://v/i/pass</c> does
/// not stand in <c>op://v/i/password</c>.
/// </summary>
internal sealed class ReferenceFinder
{
    private readonly string[] _sorted;
    private readonly int[] _shorter;
    private readonly KnownValue[][] _values;
    private readonly SearchValues<char> _firstChars;

    public ReferenceFinder(List<KeyValuePair<string, KnownValue>> references)
    {
        var byText = references
            .GroupBy(r => r.Key, r => r.Value, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .ToList();
        _sorted = [.. byText.Select(g => g.Key)];
        _values = [.. byText.Select(g => g.Distinct().ToArray())];
        _firstChars = SearchValues.Create([.. _sorted.Select(s => s[0])]);
        _shorter = new int[_sorted.Length];
        for (int i = 0; i < _sorted.Length; i++)
        {
            int shorter = i - 1;
            while (shorter >= 0 && !_sorted[i].StartsWith(_sorted[shorter], StringComparison.Ordinal))
            {
                shorter = _shorter[shorter];
            }

            _shorter[i] = shorter;
        }
    }

    /// <summary>The next reference from <paramref name="from"/> on that ends before <paramref name="until"/>.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int from, int until, out int start, out int length, out KnownValue[] values)
    {
        for (start = from; start < until; start++)
        {
            int next = text[start..until].IndexOfAny(_firstChars);
            if (next < 0)
            {
                break;
            }

            start += next;
            if (start > 0 && GoesOn(text[start - 1]))
            {
                continue;
            }

            for (int i = Before(text[start..]); i >= 0; i = _shorter[i])
            {
                length = _sorted[i].Length;
                if (start + length <= until && text[start..].StartsWith(_sorted[i], StringComparison.Ordinal) && EndsAt(text, start + length))
                {
                    values = _values[i];
                    return true;
                }
            }
        }

        length = 0;
        values = [];
        return false;
    }

    private static bool GoesOn(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '/' or '%' or '#' or '+' or '~';

    private static bool EndsAt(ReadOnlySpan<char> text, int end) =>
        end == text.Length
        || !(GoesOn(text[end]) || text[end] is '=' or '&' or '?'
            || (text[end] is '.' or ':' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1])));

    /// <summary>The last one that is not after the text.</summary>
    private int Before(ReadOnlySpan<char> text)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_sorted[middle].AsSpan().SequenceCompareTo(text) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
