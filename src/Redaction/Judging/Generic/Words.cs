namespace Redaction.Judging.Generic;

/// <summary>
/// Tells names made of words (<c>build-agent-pool</c>, <c>getAccessTokenAsync</c>, <c>release_2024_06</c>) from random text.
/// </summary>
/// <remarks>
/// The value is cut into runs: letters (cut again where camel case turns), digits, and the rest. A run of letters is a word
/// when its letter pairs are those of words: the mean of <see cref="LetterPairs"/> over them is high enough. Words, joiners
/// and whole numbers beside a joiner or an end are <em>explained</em>; single letters, letters among digits and unlikely
/// pairs are not. In a random base-62 text of 24 characters about a fifth is explained by chance, in a name nearly all of it.
/// Cost: one pass, no allocation.
/// </remarks>
internal static class Words
{
    /// <summary>A share of explained bytes, in percent, from which a value is a name.</summary>
    private const int NameShare = 70;

    /// <summary>The letters of a word that chance seldom makes.</summary>
    private const int LongWord = 6;

    /// <summary>How much of the value words, joiners and plain numbers explain, in percent.</summary>
    public static int ExplainedPercent(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return 100;
        }

        int explained = 0;
        for (int i = 0; i < value.Length;)
        {
            int length = RunLength(value[i..]);
            ReadOnlySpan<byte> run = value.Slice(i, length);
            bool plain = char.IsAsciiLetter((char)run[0])
                ? IsWord(run)
                : char.IsAsciiDigit((char)run[0])
                    ? length <= 8 && (i + length == value.Length || i == 0 || IsJoiner(value[i - 1]) && IsJoiner(value[i + length]))
                    : length > 1 || IsJoiner(run[0]) || run[0] >= 0x80;
            explained += plain ? length : 0;
            i += length;
        }

        return explained * 100 / value.Length;
    }

    /// <summary>Whether the value is a name or a sentence rather than random text.</summary>
    public static bool IsName(ReadOnlySpan<byte> value) => ExplainedPercent(value) >= NameShare;

    /// <summary>Whether the value is long and mixed enough to be random, and no name.</summary>
    public static bool LooksRandom(ReadOnlySpan<byte> value) =>
        value.Length >= 16 && value.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0 && ExplainedPercent(value) < NameShare / 2;

    /// <summary>
    /// Whether a token is words from its prefix on, with no digit among them: <c>xyz_thisisnotarealtoken</c>. Of random base-62 texts of
    /// 16 one in seventeen has no digit, and of those fewer than one in a hundred read so.
    /// </summary>
    public static bool IsSpeltOut(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> head = value[..Math.Min(LongestHead, value.Length / 2)];
        ReadOnlySpan<byte> body = value[(head.LastIndexOfAny(s_headEnds) + 1)..];
        return body.Length >= LeastSpelt && body.IndexOfAnyInRange((byte)'0', (byte)'9') < 0 && ExplainedPercent(body) >= SpeltShare;
    }

    private static readonly System.Buffers.SearchValues<byte> s_headEnds = System.Buffers.SearchValues.Create("0123456789_-.~"u8);

    /// <summary>The longest prefix, in bytes: after its last digit or joiner the body begins.</summary>
    private const int LongestHead = 14;

    /// <summary>In bytes: a shorter text may read as a word by chance.</summary>
    private const int LeastSpelt = 12;

    /// <summary>A share of explained bytes, in percent.</summary>
    private const int SpeltShare = 85;

    /// <summary>Whether a word of six letters or more stands in the value; in 24 random base-62 characters one time in a
    /// hundred, in as many small letters and digits one in 24.</summary>
    public static bool HoldsLongWord(ReadOnlySpan<byte> value)
    {
        while (!value.IsEmpty)
        {
            int length = RunLength(value);
            if (length >= LongWord && char.IsAsciiLetter((char)value[0]) && IsWord(value[..length]))
            {
                return true;
            }

            value = value[length..];
        }

        return false;
    }

    /// <summary>Whether a run of letters is likely a word, or an abbreviation that reads like one.</summary>
    public static bool IsWord(ReadOnlySpan<byte> letters)
    {
        if (letters.Length < 3)
        {
            return false;
        }

        int score = 0;
        for (int i = 1; i < letters.Length; i++)
        {
            score += LetterPairs.Score(letters[i - 1], letters[i]);
        }

        return score >= (letters.Length - 1) * LeastMean(letters.Length);
    }

    /// <summary>
    /// The least mean score of the pairs of a word, in eighths of a bit. The fewer pairs, the more a chance text may reach:
    /// these figures take about one random run in twelve of 3 to 5 letters for a word and one in twenty of more, and know
    /// 19 of 20 words of 8 letters.
    /// </summary>
    private static int LeastMean(int length) => length switch
    {
        3 => 6,
        4 => 3,
        5 => 2,
        6 or 7 => 1,
        _ => 0,
    };

    private static bool IsJoiner(byte b) => b is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'/' or (byte)':' or (byte)' ' or (byte)'\\' or (byte)',';

    /// <summary>The length of the first run: letters of one word of camel case, digits, a percent escape, or one byte that is neither.</summary>
    private static int RunLength(ReadOnlySpan<byte> text)
    {
        int length = 1;
        if (!char.IsAsciiLetterOrDigit((char)text[0]))
        {
            // A percent escape joins words as the character does that it stands for.
            return text.Length >= 3 && text[0] == '%' && char.IsAsciiHexDigit((char)text[1]) && char.IsAsciiHexDigit((char)text[2]) ? 3 : 1;
        }

        if (char.IsAsciiDigit((char)text[0]))
        {
            while (length < text.Length && char.IsAsciiDigit((char)text[length]))
            {
                length++;
            }

            return length;
        }

        while (length < text.Length && char.IsAsciiLetter((char)text[length]))
        {
            bool upper = char.IsAsciiLetterUpper((char)text[length]);
            bool afterLower = char.IsAsciiLetterLower((char)text[length - 1]);
            bool beforeLower = length + 1 < text.Length && char.IsAsciiLetterLower((char)text[length + 1]);
            if (upper && (afterLower || beforeLower))
            {
                break;
            }

            length++;
        }

        return length;
    }
}
