namespace System;

/// <summary>Searches of spans that .NET has added.</summary>
internal static class SpanExtensions
{
    public static int IndexOfAnyInRange(this ReadOnlySpan<byte> span, byte lowInclusive, byte highInclusive)
    {
        for (int i = 0; i < span.Length; i++)
        {
            if (span[i] >= lowInclusive && span[i] <= highInclusive)
            {
                return i;
            }
        }

        return -1;
    }

    public static int IndexOfAnyInRange(this Span<byte> span, byte lowInclusive, byte highInclusive) =>
        IndexOfAnyInRange((ReadOnlySpan<byte>)span, lowInclusive, highInclusive);

    public static int IndexOfAnyExceptInRange(this ReadOnlySpan<byte> span, byte lowInclusive, byte highInclusive)
    {
        for (int i = 0; i < span.Length; i++)
        {
            if (span[i] < lowInclusive || span[i] > highInclusive)
            {
                return i;
            }
        }

        return -1;
    }

    public static int IndexOfAnyExceptInRange(this Span<byte> span, byte lowInclusive, byte highInclusive) =>
        IndexOfAnyExceptInRange((ReadOnlySpan<byte>)span, lowInclusive, highInclusive);

    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, T value0, T value1)
        where T : IEquatable<T> => span.IndexOfAny(value0, value1) >= 0;

    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, T value0, T value1, T value2)
        where T : IEquatable<T> => span.IndexOfAny(value0, value1, value2) >= 0;

    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T> => span.IndexOfAny(values) >= 0;

    public static int Count(this ReadOnlySpan<byte> span, byte value)
    {
        int count = 0;
        foreach (byte b in span)
        {
            count += b == value ? 1 : 0;
        }

        return count;
    }

    public static void Replace(this Span<byte> span, byte oldValue, byte newValue)
    {
        foreach (ref byte b in span)
        {
            b = b == oldValue ? newValue : b;
        }
    }

    public static ReadOnlySpan<byte> TrimStart(this ReadOnlySpan<byte> span, byte trimElement)
    {
        int start = 0;
        while (start < span.Length && span[start] == trimElement)
        {
            start++;
        }

        return span[start..];
    }

    public static ReadOnlySpan<byte> TrimEnd(this ReadOnlySpan<byte> span, byte trimElement)
    {
        int end = span.Length;
        while (end > 0 && span[end - 1] == trimElement)
        {
            end--;
        }

        return span[..end];
    }

    public static ReadOnlySpan<byte> Trim(this ReadOnlySpan<byte> span, byte trimElement) => span.TrimStart(trimElement).TrimEnd(trimElement);

    public static ReadOnlySpan<byte> Trim(this ReadOnlySpan<byte> span, ReadOnlySpan<byte> trimElements) => span.TrimStart(trimElements).TrimEnd(trimElements);

    public static ReadOnlySpan<byte> TrimStart(this ReadOnlySpan<byte> span, ReadOnlySpan<byte> trimElements)
    {
        int start = 0;
        while (start < span.Length && trimElements.IndexOf(span[start]) >= 0)
        {
            start++;
        }

        return span[start..];
    }

    public static ReadOnlySpan<byte> TrimEnd(this ReadOnlySpan<byte> span, ReadOnlySpan<byte> trimElements)
    {
        int end = span.Length;
        while (end > 0 && trimElements.IndexOf(span[end - 1]) >= 0)
        {
            end--;
        }

        return span[..end];
    }
}
