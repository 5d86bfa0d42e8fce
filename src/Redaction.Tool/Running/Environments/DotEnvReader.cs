using System.Text;

namespace Redaction.Tool.Running.Environments;

/// <summary>
/// Reads the text of a <c>.env</c> file. There is no standard; this is what its dialects have in common, made exact:
/// <code>
/// file     = *(blank-line / comment / entry)          lines end with LF or CRLF; a byte order mark is skipped
/// comment  = *blank "#" anything
/// entry    = *blank ["export" 1*blank] name *blank "=" *blank value
/// name     = (letter / "_") *(letter / digit / "_" / "." / "-")
/// value    = "'" anything-but-' "'" end               as it is, over several lines if need be
///          / DQUOTE *(escape / anything-but-"-or-\) DQUOTE end      over several lines if need be
///          / rest of the line                          up to a "#" after a blank; blanks at its end are cut
/// escape   = \n \r \t \" \\ \$ ; a backslash before any other character stands for itself
/// end      = *blank [comment]
/// </code>
/// Nothing is expanded: a <c>$</c> in a password is a <c>$</c>. Where a name is set twice, the last one counts.
/// </summary>
internal ref struct DotEnvReader
{
    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private int _line = 1;

    private DotEnvReader(ReadOnlySpan<byte> text)
    {
        _text = text;
        _at = text.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
    }

    /// <summary>Reads all entries, in their order.</summary>
    /// <exception cref="DotEnvException">A line is not of the grammar.</exception>
    public static List<DotEnvEntry> Read(ReadOnlySpan<byte> text)
    {
        var reader = new DotEnvReader(text);
        var entries = new List<DotEnvEntry>();
        while (reader._at < text.Length)
        {
            reader.SkipBlanks();
            if (!reader.SkipLineEnd() && !reader.SkipComment())
            {
                entries.Add(reader.ReadEntry());
            }
        }

        return entries;
    }

    private static bool IsNameStart(byte b) => char.IsAsciiLetter((char)b) || b == '_';

    private static bool IsNamePart(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'.' or (byte)'-';

    private readonly byte Peek() => _at < _text.Length ? _text[_at] : (byte)'\n';

    private readonly bool IsAtLineEnd() => Peek() == '\n' || Peek() == '\r' && (_at + 1 == _text.Length || _text[_at + 1] == '\n');

    private DotEnvEntry ReadEntry()
    {
        int line = _line;
        string name = ReadName();
        if (name == "export" && Peek() is (byte)' ' or (byte)'\t')
        {
            SkipBlanks();
            if (Peek() != '=')
            {
                name = ReadName();
            }
        }

        SkipBlanks();
        if (Peek() != '=')
        {
            throw new DotEnvException(line, "there is no = after the variable's name");
        }

        _at++;
        SkipBlanks();
        byte[] value = Peek() switch
        {
            (byte)'\'' => ReadSingleQuoted(),
            (byte)'"' => ReadDoubleQuoted(),
            _ => ReadPlain(),
        };
        return value.AsSpan().Contains((byte)0)
            ? throw new DotEnvException(line, "the value holds a zero byte, which no variable can")
            : new DotEnvEntry(name, value, line);
    }

    private string ReadName()
    {
        int start = _at;
        if (!IsNameStart(Peek()))
        {
            throw new DotEnvException(_line, "does not begin with a variable's name: a letter or _, then letters, digits and _ . -");
        }

        while (IsNamePart(Peek()))
        {
            _at++;
        }

        return Encoding.ASCII.GetString(_text[start.._at]);
    }

    private byte[] ReadPlain()
    {
        int start = _at;
        while (!IsAtLineEnd() && !(Peek() == '#' && _text[_at - 1] is (byte)' ' or (byte)'\t'))
        {
            _at++;
        }

        byte[] value = _text[start.._at].TrimEnd(" \t"u8).ToArray();
        EndLine();
        return value;
    }

    private byte[] ReadSingleQuoted()
    {
        int opened = _line;
        int length = _text[++_at..].IndexOf((byte)'\'');
        if (length < 0)
        {
            throw Unclosed(opened, '\'');
        }

        ReadOnlySpan<byte> value = _text.Slice(_at, length);
        _line += value.Count((byte)'\n');
        _at += length + 1;
        EndLine();
        return value.ToArray();
    }

    private byte[] ReadDoubleQuoted()
    {
        int opened = _line;
        var value = new List<byte>();
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            byte b = _text[_at];
            _line += b == '\n' ? 1 : 0;
            if (b == '\\' && _at + 1 < _text.Length && Unescape(_text[_at + 1]) is { } plain)
            {
                _at++;
                b = plain;
            }

            value.Add(b);
        }

        if (_at >= _text.Length)
        {
            throw Unclosed(opened, '"');
        }

        _at++;
        EndLine();
        return [.. value];
    }

    private static byte? Unescape(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'"' or (byte)'\\' or (byte)'$' => escape,
        _ => null,
    };

    private static DotEnvException Unclosed(int line, char quote) => new(line, $"the value's opening {quote} is never closed");

    private void EndLine()
    {
        SkipBlanks();
        if (!SkipLineEnd() && !SkipComment())
        {
            throw new DotEnvException(_line, "there is text after the value's closing quote");
        }
    }

    private void SkipBlanks()
    {
        while (Peek() is (byte)' ' or (byte)'\t')
        {
            _at++;
        }
    }

    private bool SkipLineEnd()
    {
        if (!IsAtLineEnd())
        {
            return false;
        }

        _at += Peek() == '\r' ? 2 : 1;
        _line++;
        return true;
    }

    private bool SkipComment()
    {
        if (Peek() != '#')
        {
            return false;
        }

        while (!IsAtLineEnd())
        {
            _at++;
        }

        return SkipLineEnd();
    }
}
