namespace System.Buffers;

/// <summary>The chars themselves: the sets are small, and only short texts are asked about.</summary>
internal sealed class CharSearchValues(string values) : SearchValues<char>
{
    public override bool Contains(char value) => values.IndexOf(value) >= 0;

    /// <summary>The first place where the set's answer is this one, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> text, bool answer)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (Contains(text[i]) == answer)
            {
                return i;
            }
        }

        return -1;
    }
}
