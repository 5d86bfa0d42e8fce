using System.Diagnostics.CodeAnalysis;

namespace Redaction.KnownValues;

/// <summary>Looks strings up by chars, without making a string of them: one after the other, since netstandard2.0 has no other way.</summary>
internal static class SpanLookups
{
    public static bool Has(this HashSet<string> set, ReadOnlySpan<char> text)
    {
        StringComparison comparison = ReferenceEquals(set.Comparer, StringComparer.OrdinalIgnoreCase) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (string one in set)
        {
            if (one.AsSpan().Equals(text, comparison))
            {
                return true;
            }
        }

        return false;
    }

    public static bool TryFind<T>(this Dictionary<string, T> dictionary, ReadOnlySpan<char> key, [MaybeNullWhen(false)] out T value)
    {
        foreach (KeyValuePair<string, T> one in dictionary)
        {
            if (one.Key.AsSpan().SequenceEqual(key))
            {
                value = one.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
