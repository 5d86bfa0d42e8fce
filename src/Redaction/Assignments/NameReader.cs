using System.Buffers;
using System.Runtime.CompilerServices;

namespace Redaction.Assignments;

/// <summary>
/// Reads the name that an operator assigns to, backwards from the operator: <c>DB_PASSWORD=</c>, <c>"api key": </c>,
/// <c>["token"] =&gt;</c>, <c>&lt;password&gt;</c>, <c>password: str =</c>, <c>setPassword("</c>. It looks at no byte behind the
/// operator but the next, and at most <see cref="MaxReach"/> before it. Pure; cost linear in that reach.
/// </summary>
internal static class NameReader
{
    /// <summary>The longest name, in bytes; of a longer one the end is read, which says what the value is.</summary>
    public const int MaxName = 64;

    /// <summary>How far before the operator a name and the words that go with it are looked for, in bytes.</summary>
    public const int MaxReach = 192;

    /// <summary>The most words of a name that has no quotes: of <c>then enter your api key:</c> the last are enough.</summary>
    private const int MaxWords = 3;

    /// <summary>The longest name of a type, and how far before it the colon may stand that parts it from the name.</summary>
    public const int MaxType = 7;

    private const int MaxListedBlanks = 4;

    /// <summary>The most blanks before an operator: names are set in columns.</summary>
    private const int MaxBlanks = 48;
    private const int MaxEscapes = 3;

    /// <summary>
    /// Finds the name; false when this byte is no operator or nothing is named. An operator of several bytes is read at its last one.
    /// </summary>
    [MethodImpl(Tiering.Loop)]
    public static bool TryRead(ReadOnlySpan<byte> text, int op, out int start, out int end)
    {
        start = end = 0;
        if (op == 0)
        {
            return false;
        }

        int before = op;
        switch (text[op])
        {
            case (byte)'=':
                if (Next(text, op) is (byte)'=' or (byte)'>' or (byte)'~' || text[op - 1] is (byte)'!' or (byte)'<' or (byte)'>' or (byte)'~')
                {
                    return false;
                }

                while (before > 0 && text[before - 1] is (byte)'=' or (byte)':' or (byte)'+' or (byte)'?' or (byte)'|')
                {
                    before--;
                }

                break;
            case (byte)':':
                if (text[..op].EndsWith("[REDACTED"u8))
                {
                    return false; // our own mask
                }

                byte next = Next(text, op);
                if (next is (byte)'=' or (byte)':' || text[op - 1] == ':' || (char.IsAsciiDigit((char)next) && char.IsAsciiDigit((char)text[op - 1])))
                {
                    return false;
                }

                break;
            case (byte)'>':
                if (text[op - 1] != '=')
                {
                    return TryReadElement(text, op, out start, out end);
                }

                before = op - 1;
                break;
            case (byte)',':
                return IsQuote(text[op - 1]) && TryReadQuoted(text, op, out start, out end) && IsListed(text[start..end]);
            case (byte)'(':
                // require('name')('…'): what is given to the function that the named module is
                return op > 2 && text[op - 1] == ')' && IsQuote(text[op - 2])
                    ? TryReadQuoted(text, op - 1, out start, out end)
                    : TryReadWords(text, op, blanks: false, out start, out end);
            case (byte)'|' or (byte)'?':
                if (text[op - 1] == text[op])
                {
                    before = op - 1;
                    break;
                }

                // | `API_KEY` | `…` |: a row of a table
                if (text[op] == '|' && text[op - 1] == ' ' && Next(text, op) is (byte)' ' or 0)
                {
                    break;
                }

                return false;
            default:
                return false;
        }

        int stop = before;
        while (before > 0 && stop - before < MaxBlanks && text[before - 1] is (byte)' ' or (byte)'\t')
        {
            before--;
        }

        // ["name"] = and getenv("name") ||
        if (before > 0 && (text[before - 1] == ']' || (text[before - 1] == ')' && text[op] is (byte)'|' or (byte)'?')))
        {
            before--;
        }

        return before > 0 && IsQuote(text[before - 1])
            ? TryReadQuoted(text, before, out start, out end)
            : TryReadWords(text, before, blanks: true, out start, out end) && !IsFile(text, start, end) && SkipType(text, ref start, ref end);
    }

    /// <summary><c>queue/password.cs:73</c>: a file of that name, and a place in it.</summary>
    private static bool IsFile(ReadOnlySpan<byte> text, int start, int end) =>
        start > 0 && text[start - 1] is (byte)'/' or (byte)'\\' && text[start..end].Contains((byte)'.') && !text[start..end].Contains((byte)' ');

    /// <summary>Whether a text in a list of texts may name the one behind it: no time, no path, no sentence.</summary>
    public static bool IsListed(ReadOnlySpan<byte> name) =>
        !name.IsEmpty && name[0] != '/' && !char.IsAsciiDigit((char)name[0]) && name.Count((byte)' ') <= MaxListedBlanks;

    /// <summary>Whether a colon stands before a word, which then may be a type; gives the place behind the colon.</summary>
    public static bool IsAnnotation(ReadOnlySpan<byte> text, int word, out int colon)
    {
        colon = word;
        while (colon > 1 && word - colon < MaxType && text[colon - 1] is (byte)' ' or (byte)'&' or (byte)'*' or (byte)'?')
        {
            colon--;
        }

        return colon > 1 && text[colon - 1] == ':';
    }

    /// <summary>Whether a byte may stand in a name that has no quotes.</summary>
    public static bool IsNameByte(byte b) => s_isName[b];

    public static bool IsQuote(byte b) => b is (byte)'"' or (byte)'\'' or (byte)'`';

    private static byte Next(ReadOnlySpan<byte> text, int at) => at + 1 < text.Length ? text[at + 1] : (byte)0;

    /// <summary>A name in quotes, which may be escaped: what stands between them.</summary>
    private static bool TryReadQuoted(ReadOnlySpan<byte> text, int closed, out int start, out int end)
    {
        byte quote = text[closed - 1];
        end = closed - 1;
        for (int i = 0; i < MaxEscapes && end > 0 && text[end - 1] == '\\'; i++)
        {
            end--;
        }

        int lowest = Math.Max(0, end - MaxName);
        start = end;

        // names are short: the call of a vectorized search would cost more than the look
        while (start > lowest && text[start - 1] != quote && text[start - 1] is not ((byte)'\n' or (byte)'='))
        {
            start--;
        }

        return start < end && (start == lowest || text[start - 1] == quote);
    }

    /// <summary>A name without quotes: its words, with the single blanks between them.</summary>
    [MethodImpl(Tiering.Loop)]
    private static bool TryReadWords(ReadOnlySpan<byte> text, int stop, bool blanks, out int start, out int end)
    {
        end = start = stop;
        int lowest = Math.Max(0, end - MaxName);
        for (int words = blanks ? MaxWords : 1; words > 0; words--)
        {
            // api_key is a whole name, and what stands before it is another matter; of "api key" and "password string" it is not
            int word = start;
            while (start > lowest && IsNameByte(text[start - 1]))
            {
                start--;
            }

            bool isPlain = words > 1 && text[start..word].IndexOfAnyExcept(s_letters) < 0;
            if (words == 1 || !isPlain || start - 1 <= lowest || start == end || text[start - 1] != ' ' || !IsNameByte(text[start - 2]))
            {
                break;
            }

            start--;
        }

        return start < end;
    }

    /// <summary>An element's name: <c>&lt;db:password type="x"&gt;</c>.</summary>
    private static bool TryReadElement(ReadOnlySpan<byte> text, int op, out int start, out int end)
    {
        start = end = 0;
        if (text[op - 1] == '/')
        {
            return false;
        }

        int lowest = Math.Max(0, op - MaxName);
        int open = op - 1;
        while (open >= lowest && text[open] is not ((byte)'<' or (byte)'>' or (byte)'\n'))
        {
            open--;
        }

        if (open < lowest || text[open] != '<')
        {
            return false;
        }

        start = end = open + 1;
        while (end < op && (IsNameByte(text[end]) || text[end] == ':'))
        {
            end++;
        }

        return end > start;
    }

    /// <summary>
    /// <c>password: str = </c> and <c>var password string = </c>: the name stands before the type.
    /// </summary>
    private static bool SkipType(ReadOnlySpan<byte> text, ref int start, ref int end)
    {
        int type = start + text[start..end].LastIndexOf((byte)' ') + 1;
        bool annotated = IsAnnotation(text, start, out int colon) && type == start;
        if ((type == start && !annotated) || end - type > MaxType || !Judging.WordList.Contains(Types, text[type..end]))
        {
            return true;
        }

        if (type > start)
        {
            end = type - 1; // a blank before the type
            return true;
        }

        if (TryReadWords(text, colon - 1, blanks: true, out int named, out int until))
        {
            (start, end) = (named, until);
        }

        return true;
    }

    private static readonly SearchValues<byte> s_letters = SearchValues.Create(
        [.. Enumerable.Range(0, 256).Select(b => (byte)b).Where(b => char.IsAsciiLetter((char)b) || b >= 0x80)]);

    private static readonly bool[] s_isName = [.. Enumerable.Range(0, 256).Select(b =>
        char.IsAsciiLetterOrDigit((char)b) || b is '_' or '-' or '.' or '$' or >= 0x80)];

    private static ReadOnlySpan<byte> Types => "string str String text Text char varchar any object const auto static bytes"u8;
}
