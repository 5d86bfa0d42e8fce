namespace Redaction.KnownValues.Parts;

/// <summary>
/// Reads a text of assignments, line by line, and gives each value to the finder: quotes taken off and escapes undone, YAML's
/// blocks without their indent, lists under the name of their key. Lines without a key are given as they are.
/// </summary>
internal ref struct LineReader
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly KeySense _bare;
    private readonly PartFinder _finder;
    private readonly int _depth;

    // the last key without a value on its line, whose list or block follows
    private int _parentIndent = -1;
    private KeySense _parent;

    // what "name: X" said of the "value: Y" beside it
    private KeySense _label;

    // a quote that the rest does not hold is not looked for again: the work stays linear
    private bool _noDouble;
    private bool _noSingle;
    private int _at;

    public LineReader(ReadOnlySpan<byte> text, KeySense bare, PartFinder finder, int depth)
    {
        _text = text;
        _bare = bare;
        _finder = finder;
        _depth = depth;
    }

    public void Read()
    {
        while (_at < _text.Length)
        {
            int start = _at;
            ReadOnlySpan<byte> line = Bytes.NextLine(_text, ref _at);
            if (AssignmentLine.IsSkipped(line))
            {
                continue;
            }

            AssignmentLine read = AssignmentLine.Read(line);
            if (read.Indent < _parentIndent || read.Indent == _parentIndent && !read.IsItem)
            {
                _parentIndent = -1;
                _parent = KeySense.Neutral;
            }

            _label = read.IsItem ? KeySense.Neutral : _label;
            if (read.HasKey)
            {
                Assignment(read, line, start);
            }
            else
            {
                ReadOnlySpan<byte> value = Bytes.Unquote(Bytes.Trim(line[read.ValueStart..].TrimEnd(",;"u8)));
                _finder.Leaf(value, _parent == KeySense.Secret && read.Indent >= _parentIndent ? KeySense.Secret : _bare, _depth);
            }
        }
    }

    private void Assignment(scoped AssignmentLine read, scoped ReadOnlySpan<byte> line, int start)
    {
        KeySense sense = KeyWords.Of(read.Key);
        if (sense == KeySense.Neutral && KeyWords.IsCarrier(read.Key))
        {
            sense = _label == KeySense.Secret ? KeySense.Secret : _parent;
        }

        ReadOnlySpan<byte> value = Bytes.Trim(line[read.ValueStart..]);
        if (value.IsEmpty || value.SequenceEqual("{"u8) || value.SequenceEqual("["u8))
        {
            _parentIndent = read.Indent;
            _parent = sense;
        }
        else if (IsBlockMark(value))
        {
            Block(read.Indent, sense);
        }
        else if (value[0] is (byte)'"' or (byte)'\'' && Quoted(start + read.ValueStart, sense))
        {
            Label(read, Bytes.Unquote(value));
        }
        else
        {
            Label(read, value);
            Plain(value, sense);
        }
    }

    private void Label(scoped AssignmentLine read, scoped ReadOnlySpan<byte> value)
    {
        if (KeyWords.IsLabel(read.Key) && KeyWords.Of(value) == KeySense.Secret)
        {
            _label = KeySense.Secret;
        }
    }

    private readonly void Plain(ReadOnlySpan<byte> value, KeySense sense)
    {
        int comment = value.IndexOf(" #"u8);
        if (comment > 0)
        {
            _finder.Leaf(value[..comment], sense, _depth);
        }

        // where the sign starts no comment, it belongs to a password
        if (comment <= 0 || sense == KeySense.Secret)
        {
            _finder.Leaf(value, sense, _depth);
        }
    }

    /// <summary>Reads a quoted value, which may run over lines; false when the quote at this place is not one pair.</summary>
    private bool Quoted(int open, KeySense sense)
    {
        byte quote = _text[open];
        if (quote == '"' ? _noDouble : _noSingle)
        {
            return false;
        }

        int close = open + 1;
        bool escaped = false;
        while (close < _text.Length && _text[close] != quote)
        {
            bool escape = quote == '"' && _text[close] == '\\';
            escaped |= escape;
            close += escape ? 2 : 1;
        }

        if (close >= _text.Length)
        {
            _noDouble |= quote == '"';
            _noSingle |= quote == '\'';
            return false;
        }

        int next = close + 1;
        ReadOnlySpan<byte> behind = Bytes.Trim(Bytes.NextLine(_text, ref next)).TrimStart(",;"u8);
        if (!behind.IsEmpty && Bytes.Trim(behind)[0] != '#' && !behind.StartsWith("//"u8))
        {
            return false;
        }

        _at = Math.Max(_at, next);
        ReadOnlySpan<byte> value = _text[(open + 1)..close];
        if (!escaped)
        {
            _finder.Leaf(value, sense, _depth);
            return true;
        }

        using var plain = new ZeroedBytes(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            byte b = value[i] == '\\' && i + 1 < value.Length ? Unescape(value[i + 1]) : (byte)0;
            plain.Append(b == 0 ? value[i] : b);
            i += b == 0 ? 0 : 1;
        }

        _finder.Leaf(plain.Written, sense, _depth);
        return true;
    }

    /// <summary>The lines further in than the key, without their indent.</summary>
    private void Block(int indent, KeySense sense)
    {
        int first = _at, inner = -1;
        for (int at = _at; at < _text.Length; _at = at)
        {
            int own = IndentOf(Bytes.NextLine(_text, ref at));
            if (own >= 0 && own <= indent)
            {
                break;
            }

            inner = inner < 0 ? own : inner;
        }

        using var plain = new ZeroedBytes(_at - first);
        for (int at = first; at < _at;)
        {
            int start = at;
            ReadOnlySpan<byte> line = Bytes.NextLine(_text, ref at);
            int own = IndentOf(line);
            plain.Append(_text[(start + Math.Clamp(inner, 0, own < 0 ? line.Length : own))..at]);
        }

        _finder.Leaf(plain.Written, sense, _depth);
    }

    /// <summary>The white space before a line; -1 for an empty one.</summary>
    private static int IndentOf(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t');

    /// <summary>Whether a value is YAML's sign for lines that follow: <c>|</c>, <c>&gt;-</c>, <c>|2+</c>.</summary>
    private static bool IsBlockMark(ReadOnlySpan<byte> value) => value.Length <= 3 && value[0] is (byte)'|' or (byte)'>';

    /// <summary>What an escape stands for; 0 for an unknown one, whose backslash is kept.</summary>
    private static byte Unescape(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'"' or (byte)'\'' or (byte)'\\' or (byte)'/' or (byte)'$' or (byte)'`' => escape,
        _ => 0,
    };
}
