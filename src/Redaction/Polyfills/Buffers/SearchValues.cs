namespace System.Buffers;

/// <summary>Makes sets of values to look for.</summary>
internal static class SearchValues
{
    public static SearchValues<byte> Create(ReadOnlySpan<byte> values) => new ByteSearchValues(values);

    public static SearchValues<char> Create(ReadOnlySpan<char> values) => new CharSearchValues(values.ToString());

    public static SearchValues<string> Create(ReadOnlySpan<string> values, StringComparison comparison) =>
        new StringSearchValues(values.ToArray(), comparison);
}
