using System.Runtime.CompilerServices;

namespace Redaction.Assignments;

/// <summary>
/// A first cheap look at what stands behind an operator: is there a value at all, and does it begin as a token does? What comes after
/// the text's end may be anything; when the value is whole, nothing does, and the answer is the same however the text was cut.
/// </summary>
internal static class ValueHint
{
    /// <summary>The bytes that a value begins with when its provider alone may tell it.</summary>
    private const int TokenHead = 12;

    /// <summary>The shortest value of all, in bytes.</summary>
    private const int Shortest = 4;

    private const int MaxOpening = 60;

    private const byte Token = 1;
    private const byte Opening = 2;
    private const byte End = 4;
    private const byte QuotedEnd = 8;

    /// <summary>Looks.</summary>
    /// <param name="text">The window; up to the value's end if <paramref name="isWhole"/>.</param>
    /// <param name="at">The byte behind the operator.</param>
    /// <param name="isWhole">Whether the value ends with the text.</param>
    /// <param name="isToken">Whether the value begins like a token.</param>
    /// <returns>Whether there may be a value.</returns>
    [MethodImpl(Tiering.Loop)]
    public static bool MayBegin(ReadOnlySpan<byte> text, int at, bool isWhole, out bool isToken)
    {
        isToken = false;
        int most = Math.Min(text.Length, at + MaxOpening);
        byte endings = End;
        while (at < most && (Kinds[text[at]] & Opening) != 0)
        {
            endings = (Kinds[text[at]] & QuotedEnd) != 0 ? QuotedEnd : endings;
            at++;
        }

        ReadOnlySpan<byte> rest = text[Math.Min(at, text.Length)..];
        if (rest.StartsWith("[R"u8) || (!isWhole && rest.SequenceEqual("["u8)))
        {
            return true; // a mask of ours, and perhaps more behind it
        }

        // b"…", u'…', rb"…": a letter or two that say what kind of string it is
        for (int letters = 1; letters <= 2 && at + letters < text.Length; letters++)
        {
            if (text[at + letters] is (byte)'"' or (byte)'\'' && char.IsAsciiLetter((char)text[at]))
            {
                at += letters + 1;
                endings = QuotedEnd;
                break;
            }
        }

        int end = isWhole ? at + TokenHead : Math.Min(text.Length, at + TokenHead);
        int seen = Math.Min(text.Length, end);
        int read = at;
        while (read < seen && (Kinds[text[read]] & Token) != 0)
        {
            read++;
        }

        isToken = read == end;
        for (int stop = Math.Min(seen, at + Shortest); read < stop && (Kinds[text[read]] & endings) == 0;)
        {
            read++;
        }

        return isToken || read >= Math.Min(end, at + Shortest);
    }

    private static readonly byte[] s_kinds = BuildKinds();

    private static ReadOnlySpan<byte> Kinds
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => s_kinds;
    }

    private static byte[] BuildKinds()
    {
        var kinds = new byte[256];
        foreach (char c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/.=~:%")
        {
            kinds[c] |= Token;
        }

        foreach (char c in " \t\"'`\\@$|>\r\n")
        {
            kinds[c] |= Opening;
        }

        foreach (char c in "\"'`\r\n\t ,;<>{}[]()")
        {
            kinds[c] |= End;
        }

        foreach (char c in "\"'`")
        {
            kinds[c] |= QuotedEnd;
        }

        return kinds;
    }
}
