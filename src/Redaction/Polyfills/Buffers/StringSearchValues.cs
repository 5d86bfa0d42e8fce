namespace System.Buffers;

/// <summary>A few words, each of which is looked for.</summary>
internal sealed class StringSearchValues(string[] words, StringComparison comparison) : SearchValues<string>
{
    public override bool Contains(string value) => Array.Exists(words, word => string.Equals(word, value, comparison));

    /// <summary>The first place of one of the words, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> text)
    {
        int first = -1;
        foreach (string word in words)
        {
            // a word that starts before the first one counts, wherever it ends
            ReadOnlySpan<char> rest = first < 0 ? text : text[..Math.Min(text.Length, first + word.Length)];
            int at = rest.IndexOf(word.AsSpan(), comparison);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }

        return first;
    }
}
