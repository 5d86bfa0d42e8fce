namespace Redaction.Judging;

/// <summary>
/// The words of a list by their first two bytes, for lists that are looked for at every place of a text: one look-up a place
/// instead of one search a word. Built when first used; immutable.
/// </summary>
internal sealed class WordIndex
{
    private const int Buckets = 1024;

    private readonly byte[][]?[] _words = new byte[Buckets][][];

    public WordIndex(ReadOnlySpan<byte> list)
    {
        foreach (Range range in list.Split((byte)' '))
        {
            byte[] word = list[range].ToArray();
            ref byte[][]? bucket = ref _words[Bucket(word[0], word[1])];
            bucket = [.. bucket ?? [], word];
        }
    }

    /// <summary>Whether a word of the list stands anywhere in a text.</summary>
    public bool AnyIn(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (_words[Bucket(text[i], text[i + 1])] is { } words)
            {
                foreach (byte[] word in words)
                {
                    if (text[i..].StartsWith(word))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static int Bucket(byte first, byte second) => ((first << 5) ^ second) & (Buckets - 1);
}
