using System.Buffers.Text;

namespace System.Text.Json;

/// <summary>
/// Reads the tokens of a whole JSON text: what the engine uses of .NET's reader, which is no part of netstandard2.0 and brings half a
/// dozen assemblies that an analyzer's host may have in another version. Same tokens, same depths, same texts refused.
/// </summary>
internal ref struct Utf8JsonReader
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonReaderOptions _options;

    // one entry for each open container: whether it is an object
    private readonly bool[] _open;
    private int _depth;
    private int _at;

    public Utf8JsonReader(ReadOnlySpan<byte> jsonData, JsonReaderOptions options = default)
    {
        _text = jsonData;
        _options = options;
        _open = new bool[options.MaxDepth];
    }

    public JsonTokenType TokenType { get; private set; }

    /// <summary>A string without its quotes, escapes as they stand; a number.</summary>
    public ReadOnlySpan<byte> ValueSpan { get; private set; }

    /// <summary>Whether a backslash stands in the string.</summary>
    public bool ValueIsEscaped { get; private set; }

    /// <summary>How many containers the token stands in.</summary>
    public readonly int CurrentDepth => TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? _depth - 1 : _depth;

    public bool Read()
    {
        JsonTokenType before = TokenType;
        ValueSpan = default;
        byte next = Next();
        if (before == JsonTokenType.None)
        {
            ReadValue(next);
            return true;
        }

        if (before == JsonTokenType.PropertyName)
        {
            Expect(next == ':');
            _at++;
            ReadValue(Next());
            return true;
        }

        if (_depth == 0)
        {
            Expect(_at == _text.Length);
            return false;
        }

        bool inObject = _open[_depth - 1];
        if (before is not (JsonTokenType.StartObject or JsonTokenType.StartArray) && next == ',')
        {
            _at++;
            next = Next();
            Expect(_options.AllowTrailingCommas || next is not ((byte)'}' or (byte)']'));
        }
        else
        {
            Expect(before is JsonTokenType.StartObject or JsonTokenType.StartArray || next is (byte)'}' or (byte)']');
        }

        if (next == (inObject ? '}' : ']'))
        {
            _at++;
            _depth--;
            TokenType = inObject ? JsonTokenType.EndObject : JsonTokenType.EndArray;
        }
        else if (inObject)
        {
            Expect(next == '"');
            ReadString(JsonTokenType.PropertyName);
        }
        else
        {
            ReadValue(next);
        }

        return true;
    }

    /// <summary>The string without escapes.</summary>
    /// <exception cref="InvalidOperationException">Half of a surrogate pair stands in it.</exception>
    public readonly int CopyString(Span<byte> utf8Destination)
    {
        ReadOnlySpan<byte> text = ValueSpan;
        int length = 0;
        for (int at = 0; at < text.Length;)
        {
            byte b = text[at++];
            if (b != '\\')
            {
                utf8Destination[length++] = b;
                continue;
            }

            b = text[at++];
            if (b != 'u')
            {
                utf8Destination[length++] = b switch
                {
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    _ => b,
                };
                continue;
            }

            int code = Unit(text, at);
            at += 4;
            if (code is >= 0xD800 and < 0xDC00 && at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
                && Unit(text, at + 2) is >= 0xDC00 and < 0xE000 and var low)
            {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                at += 6;
            }

            if (!Rune.TryCreate(code, out Rune rune))
            {
                throw new InvalidOperationException("Half of a surrogate pair is no character.");
            }

            length += rune.EncodeToUtf8(utf8Destination[length..]);
        }

        return length;
    }

    private static int Unit(ReadOnlySpan<byte> text, int at) =>
        Utf8Parser.TryParse(text.Slice(at, 4), out int unit, out int used, 'x') && used == 4 ? unit : throw new JsonException();

    private static void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new JsonException();
        }
    }

    /// <summary>The byte at a place; zero, which begins no token, behind the end.</summary>
    private readonly byte At(int at) => at < _text.Length ? _text[at] : (byte)0;

    /// <summary>The first byte of the next token.</summary>
    private byte Next()
    {
        while (true)
        {
            byte b = At(_at);
            if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                _at++;
            }
            else if (b == '/' && _options.CommentHandling == JsonCommentHandling.Skip)
            {
                SkipComment();
            }
            else
            {
                return b;
            }
        }
    }

    private void SkipComment()
    {
        ReadOnlySpan<byte> rest = _text[(_at + 1)..];
        if (rest.StartsWith("*"u8))
        {
            int end = rest[1..].IndexOf("*/"u8);
            Expect(end >= 0);
            _at += end + 4;
            return;
        }

        Expect(rest.StartsWith("/"u8));
        int length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        length = length < 0 ? rest.Length : length;

        // what else ends a line is not let pass, as in .NET
        Expect(rest[..length].IndexOf("\u2028"u8) < 0 && rest[..length].IndexOf("\u2029"u8) < 0);
        _at += length + 1;
    }

    private void ReadValue(byte first)
    {
        switch (first)
        {
            case (byte)'{' or (byte)'[':
                Expect(_depth < _open.Length);
                _open[_depth++] = first == '{';
                TokenType = first == '{' ? JsonTokenType.StartObject : JsonTokenType.StartArray;
                _at++;
                break;
            case (byte)'"':
                ReadString(JsonTokenType.String);
                break;
            case (byte)'t':
                ReadWord("true"u8, JsonTokenType.True);
                break;
            case (byte)'f':
                ReadWord("false"u8, JsonTokenType.False);
                break;
            case (byte)'n':
                ReadWord("null"u8, JsonTokenType.Null);
                break;
            default:
                ReadNumber();
                break;
        }
    }

    private void ReadWord(ReadOnlySpan<byte> word, JsonTokenType type)
    {
        Expect(_text[_at..].StartsWith(word));
        _at += word.Length;
        TokenType = type;
    }

    private void ReadString(JsonTokenType type)
    {
        int start = ++_at;
        ValueIsEscaped = false;
        for (; ; _at++)
        {
            byte b = At(_at);
            Expect(b >= ' ');
            if (b == '"')
            {
                break;
            }

            if (b == '\\')
            {
                ValueIsEscaped = true;
                b = At(++_at);
                Expect(b is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' or (byte)'u');
                if (b == 'u')
                {
                    Expect(_at + 4 < _text.Length);
                    _ = Unit(_text, _at + 1);
                    _at += 4;
                }
            }
        }

        ValueSpan = _text[start.._at++];
        TokenType = type;
    }

    private void ReadNumber()
    {
        int start = _at;
        _at += At(_at) == '-' ? 1 : 0;
        if (At(_at) == '0')
        {
            _at++;
        }
        else
        {
            ReadDigits();
        }

        if (At(_at) == '.')
        {
            _at++;
            ReadDigits();
        }

        if (At(_at) is (byte)'e' or (byte)'E')
        {
            _at++;
            _at += At(_at) is (byte)'+' or (byte)'-' ? 1 : 0;
            ReadDigits();
        }

        Expect(_at == _text.Length
            || At(_at) is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'/');
        ValueSpan = _text[start.._at];
        TokenType = JsonTokenType.Number;
    }

    private void ReadDigits()
    {
        int start = _at;
        while (char.IsAsciiDigit((char)At(_at)))
        {
            _at++;
        }

        Expect(_at > start);
    }
}
