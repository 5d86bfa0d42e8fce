using System.Buffers;
using Redaction.KnownValues;

namespace Redaction.RoundTrip;

/// <summary>
/// Finds everything that looks like a placeholder, whole or spoilt, from left to right. Places that could be one are found by
/// searching for a few words; from each a bounded number of chars is read (<see cref="Reach"/>), so the work is linear
/// whatever the text says.
/// <para>
/// It errs on the side of finding: it is asked where a value must not be replaced by its stand-in, and a spoilt placeholder that
/// passed would be just that. A session adds two more words: its id, found wherever it stands outside of a placeholder, and the
/// ends of the tags it wrote, so that a placeholder is recognised by what was left of it. Bytes are given widened, one char each:
/// all that matters is ASCII.
/// </para>
/// </summary>
internal ref struct PlaceholderFinder
{
    /// <summary>What a placeholder opens with.</summary>
    public const string Opening = "[REDACTED:";

    /// <summary>How far ahead the end of a spoilt placeholder is looked for, in chars.</summary>
    public const int Reach = 160;

    private const string Word = "REDACTED";
    private const int MaxName = 80;
    private const int FingerprintLength = 16;
    private const int MaxGap = 4;
    private const int MinLetters = 4;
    private const int MinTagEnd = 8;

    private static readonly string[] s_words = ["[", "]", "redacted", "masked", "filtered", "concealed by 1password"];
    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<string> s_anchors = SearchValues.Create(s_words, StringComparison.OrdinalIgnoreCase);

    private readonly ReadOnlySpan<char> _text;
    private readonly SearchValues<string> _anchors;
    private readonly SessionTags? _session;
    private readonly ReadOnlySpan<char> _sessionId;
    private int _at;
    private int _done;

    /// <summary>Finds placeholders of any kind.</summary>
    public PlaceholderFinder(ReadOnlySpan<char> text)
    {
        _text = text;
        _anchors = s_anchors;
    }

    /// <summary>Finds what is left of a session's placeholders too.</summary>
    public PlaceholderFinder(ReadOnlySpan<char> text, SearchValues<string> anchors, string sessionId, SessionTags session)
    {
        _text = text;
        _anchors = anchors;
        _sessionId = sessionId;
        _session = session;
    }

    /// <summary>How many chars were looked at one by one: for tests of the work's bound.</summary>
    public long Steps { get; private set; }

    /// <summary>The words to search for in a session.</summary>
    public static SearchValues<string> AnchorsOf(string sessionId) =>
        SearchValues.Create([.. s_words, sessionId], StringComparison.OrdinalIgnoreCase);

    /// <summary>The next one.</summary>
    public bool Next(out Suspect suspect)
    {
        while (_at < _text.Length)
        {
            int next = _text[_at..].IndexOfAny(_anchors);
            if (next < 0)
            {
                _at = _text.Length;
                break;
            }

            _at += next;
            if (TryRead(_at, out suspect))
            {
                _at = _done = suspect.Start + suspect.Length;
                return true;
            }

            _at++;
        }

        suspect = default;
        return false;
    }

    private bool TryRead(int at, out Suspect suspect) => _text[at] switch
    {
        '[' => TryReadBracket(at, out suspect),
        ']' => TryReadTagEnd(at, out suspect),
        _ => TryReadSessionId(at, out suspect) || TryReadWord(at, out suspect),
    };

    /// <summary><c>[REDACTED</c>, whatever follows; also with other case, with blanks between, or cut off.</summary>
    private bool TryReadBracket(int at, out Suspect suspect)
    {
        suspect = default;
        if (_text[at..].StartsWith("[REDACTED", StringComparison.Ordinal))
        {
            suspect = ReadOpened(at);
            return true;
        }

        int letters = 0, exact = 0, gap = 0, end = at + 1;
        bool isExact = true;
        for (; end < _text.Length && letters < Word.Length && gap <= MaxGap; end++)
        {
            Steps++;
            char c = _text[end];
            if ((c | 0x20) == (Word[letters] | 0x20) && char.IsAsciiLetter(c))
            {
                isExact &= c == Word[letters];
                exact += isExact ? 1 : 0;
                letters++;
                gap = 0;
            }
            else if (c <= ' ' || c > '~')
            {
                isExact = false;
                gap++;
            }
            else
            {
                break;
            }
        }

        if (letters == Word.Length)
        {
            bool isWord = end - at - 1 == Word.Length;
            bool isClosed = isWord && end < _text.Length && _text[end] == ']';
            suspect = isClosed ? new Suspect(at, end + 1 - at, PlaceholderShape.Plain) : ReadToBracket(at, end);
            return !isWord || !_text[(at + 1)..end].SequenceEqual("redacted") || !IsCode(at, end);
        }

        // a text that ends in "[RED" was cut off; within a text it takes a few more letters to tell
        bool isCut = end == _text.Length
            ? exact >= (_session is null ? MinLetters : 1)
            : exact >= MinLetters && (!isExact || !char.IsAsciiLetterOrDigit(_text[end]));
        if (isCut)
        {
            suspect = new Suspect(at, end - at, PlaceholderShape.Cut);
        }

        return isCut;
    }

    /// <summary>Whether a lower-case <c>[redacted</c> is the index or the list element that it is in a program.</summary>
    private readonly bool IsCode(int at, int end) =>
        end < _text.Length && _text[end] switch
        {
            ':' => false,
            ']' => at > 0 && (char.IsAsciiLetterOrDigit(_text[at - 1]) || _text[at - 1] is '_' or ')' or ']'),
            _ => true,
        };

    /// <summary>Reads on from <c>[REDACTED</c> by the letter of the grammar.</summary>
    private Suspect ReadOpened(int at)
    {
        int name = at + Opening.Length;
        if (name > _text.Length)
        {
            return new Suspect(at, _text.Length - at, PlaceholderShape.Cut);
        }

        if (_text[name - 1] == ']')
        {
            return new Suspect(at, Opening.Length, PlaceholderShape.Plain);
        }

        if (_text[name - 1] != ':')
        {
            return ReadToBracket(at, name - 1);
        }

        int end = Skip(name, MaxName + 1, MaskSafety.IsNameChar);
        if (end == _text.Length)
        {
            return new Suspect(at, end - at, PlaceholderShape.Cut);
        }

        if (end == name || end - name > MaxName || _text[end] is not (']' or '#'))
        {
            return ReadToBracket(at, end);
        }

        if (_text[end] == ']')
        {
            return new Suspect(at, end + 1 - at, PlaceholderShape.Plain);
        }

        int tag = end + 1;
        int close = Skip(tag, SessionKey.TagLength + 1, char.IsAsciiLetterOrDigit);
        if (close == _text.Length)
        {
            return new Suspect(at, close - at, PlaceholderShape.Cut);
        }

        if (_text[close] != ']')
        {
            return ReadToBracket(at, close);
        }

        ReadOnlySpan<char> digits = _text[tag..close];
        PlaceholderShape shape = digits.Length == SessionKey.TagLength && !digits.ContainsAnyExcept(Base32.Digits) ? PlaceholderShape.Tagged
            : digits.Length == FingerprintLength && !digits.ContainsAnyExcept(s_hexDigits) ? PlaceholderShape.Plain
            : PlaceholderShape.Malformed;
        return new Suspect(at, close + 1 - at, shape, end - name);
    }

    private int Skip(int from, int max, Func<char, bool> isPart)
    {
        int end = from, limit = Math.Min(_text.Length, from + max);
        while (end < limit && isPart(_text[end]))
        {
            end++;
        }

        Steps += end - from;
        return end;
    }

    /// <summary>A spoilt one reaches to its bracket, if that is near and on the same line; else it was cut off.</summary>
    private Suspect ReadToBracket(int at, int from)
    {
        ReadOnlySpan<char> ahead = _text.Slice(from, Math.Min(Reach, _text.Length - from));
        int close = ahead.IndexOfAny("[]\r\n");
        Steps += close < 0 ? ahead.Length : close;
        return close >= 0 && ahead[close] == ']'
            ? new Suspect(at, from + close + 1 - at, PlaceholderShape.Malformed)
            : new Suspect(at, from - at, PlaceholderShape.Cut);
    }

    /// <summary>What is left of a placeholder that lost its beginning: <c>#tag]</c>, or the end of a tag that was written.</summary>
    private bool TryReadTagEnd(int at, out Suspect suspect)
    {
        int start = at;
        while (start > _done && at - start < SessionKey.TagLength && Base32.IsDigit(_text[start - 1]))
        {
            start--;
        }

        Steps += at - start;
        ReadOnlySpan<char> digits = _text[start..at];
        bool isTag = digits.Length == SessionKey.TagLength && start > _done && _text[start - 1] == '#';
        bool isEnd = digits.Length >= MinTagEnd && _session is not null && _session.EndsWritten(digits);
        suspect = new Suspect(start, at + 1 - start, isTag ? PlaceholderShape.Malformed : PlaceholderShape.Cut);
        return isTag || isEnd;
    }

    /// <summary>The session's id outside of a placeholder.</summary>
    private readonly bool TryReadSessionId(int at, out Suspect suspect)
    {
        bool isId = !_sessionId.IsEmpty && _text[at..].StartsWith(_sessionId, StringComparison.OrdinalIgnoreCase);
        suspect = isId ? new Suspect(at, _sessionId.Length, PlaceholderShape.Malformed) : default;
        return isId;
    }

    /// <summary>A word that stands for a value in somebody's mask, if it is dressed as one.</summary>
    private bool TryReadWord(int at, out Suspect suspect)
    {
        ReadOnlySpan<char> word = WordAt(at);
        var frame = WordFrame.Of(_text, at, at + word.Length, _done);
        Steps += frame.Length;
        bool isRedacted = word.Equals(Word, StringComparison.OrdinalIgnoreCase);
        bool isFramed = frame.IsOpened && (frame.IsClosed || frame.IsFollowedByColon);
        bool isWordStart = at == 0 || !char.IsAsciiLetterOrDigit(_text[at - 1]);

        // in capitals it is a mask with little around it; in small letters it may be a name in a program
        bool isSuspect = word.Length > Word.Length
            || (char.IsAsciiLetterUpper(word[0])
                ? isFramed || frame.IsWholeValue || (isRedacted && (frame.IsOpened || (frame.IsFollowedByColon && isWordStart)))
                : isRedacted && isFramed && _text[frame.Start] is not ('[' or '{'));
        PlaceholderShape shape = isRedacted && frame.IsFollowedByColon ? PlaceholderShape.Malformed : PlaceholderShape.Plain;
        suspect = isSuspect ? new Suspect(frame.Start, frame.End - frame.Start, shape) : default;
        return isSuspect;
    }

    private readonly ReadOnlySpan<char> WordAt(int at)
    {
        foreach (string word in s_words)
        {
            if (_text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return _text.Slice(at, word.Length);
            }
        }

        return _text.Slice(at, 1);
    }
}
