using System.Buffers;

namespace System;

/// <summary>The searches for sets of values.</summary>
internal static class SearchValuesExtensions
{
    public static int IndexOfAny(this ReadOnlySpan<byte> text, SearchValues<byte> values) => ((ByteSearchValues)values).IndexOf(text, answer: true);

    public static int IndexOfAnyExcept(this ReadOnlySpan<byte> text, SearchValues<byte> values) => ((ByteSearchValues)values).IndexOf(text, answer: false);

    public static int LastIndexOfAny(this ReadOnlySpan<byte> text, SearchValues<byte> values) => ((ByteSearchValues)values).LastIndexOf(text, answer: true);

    public static int LastIndexOfAnyExcept(this ReadOnlySpan<byte> text, SearchValues<byte> values) => ((ByteSearchValues)values).LastIndexOf(text, answer: false);

    public static bool ContainsAny(this ReadOnlySpan<byte> text, SearchValues<byte> values) => text.IndexOfAny(values) >= 0;

    public static bool ContainsAnyExcept(this ReadOnlySpan<byte> text, SearchValues<byte> values) => text.IndexOfAnyExcept(values) >= 0;

    public static int IndexOfAny(this ReadOnlySpan<char> text, SearchValues<char> values) => ((CharSearchValues)values).IndexOf(text, answer: true);

    public static int IndexOfAnyExcept(this ReadOnlySpan<char> text, SearchValues<char> values) => ((CharSearchValues)values).IndexOf(text, answer: false);

    public static bool ContainsAnyExcept(this ReadOnlySpan<char> text, SearchValues<char> values) => text.IndexOfAnyExcept(values) >= 0;

    public static int IndexOfAny(this ReadOnlySpan<char> text, SearchValues<string> values) => ((StringSearchValues)values).IndexOf(text);

    public static bool ContainsAny(this ReadOnlySpan<char> text, SearchValues<string> values) => text.IndexOfAny(values) >= 0;
}
