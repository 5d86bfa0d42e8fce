using System.Diagnostics.CodeAnalysis;

namespace Redaction.KnownValues;

/// <summary>Looks strings up by chars, without making a string of them.</summary>
internal static class SpanLookups
{
    public static bool Has(this HashSet<string> set, ReadOnlySpan<char> text) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    public static bool TryFind<T>(this Dictionary<string, T> dictionary, ReadOnlySpan<char> key, [MaybeNullWhen(false)] out T value) =>
        dictionary.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out value);
}
