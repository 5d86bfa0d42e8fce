namespace Redaction.KnownValues.Parts;

/// <summary>
/// One line <c>key=value</c>, <c>key: value</c>, <c>export KEY="value"</c>, <c>- key: value</c>, or the first line of such a
/// value. Positions are those of the line.
/// </summary>
internal readonly ref struct AssignmentLine
{
    private const int MaxKey = 100;

    /// <summary>The white space before the line, which nests it in YAML.</summary>
    public int Indent { get; private init; }

    /// <summary>Whether the line starts an item of a list.</summary>
    public bool IsItem { get; private init; }

    /// <summary>Whether there is a key. Without one, <see cref="ValueStart"/> is the start of the text.</summary>
    public bool HasKey { get; private init; }

    public ReadOnlySpan<byte> Key { get; private init; }

    /// <summary>Where the value starts, behind white space; the end of the line where there is none.</summary>
    public int ValueStart { get; private init; }

    /// <summary>Whether the line is empty, a comment, a section's header or a document mark.</summary>
    public static bool IsSkipped(ReadOnlySpan<byte> line)
    {
        line = Bytes.Trim(line);
        return line.IsEmpty
            || line[0] is (byte)'#' or (byte)';'
            || line.StartsWith("// "u8)
            || line[0] == '[' && line[^1] == ']' && line.IndexOfAny((byte)'"', (byte)',') < 0
            || line.SequenceEqual("---"u8) || line.SequenceEqual("..."u8);
    }

    public static AssignmentLine Read(ReadOnlySpan<byte> line)
    {
        int at = SkipSpace(line, 0);
        int indent = at;
        bool item = false;
        while (at + 1 < line.Length && line[at] == '-' && line[at + 1] is (byte)' ' or (byte)'\t')
        {
            item = true;
            at = SkipSpace(line, at + 1);
        }

        int start = at;
        at = SkipWord(line, at, "export "u8);
        at = SkipWord(line, at, "set "u8);
        at = SkipWord(line, at, "$env:"u8);
        ReadOnlySpan<byte> key = ReadKey(line, at, out int valueStart);
        return new AssignmentLine
        {
            Indent = indent,
            IsItem = item,
            HasKey = !key.IsEmpty,
            Key = key,
            ValueStart = key.IsEmpty ? start : valueStart,
        };
    }

    private static ReadOnlySpan<byte> ReadKey(ReadOnlySpan<byte> line, int at, out int valueStart)
    {
        valueStart = 0;
        if (at >= line.Length)
        {
            return default;
        }

        int start = at, end;
        if (line[at] is (byte)'"' or (byte)'\'')
        {
            start++;
            int close = line[start..].IndexOf(line[at]);
            if (close <= 0 || close > MaxKey)
            {
                return default;
            }

            end = start + close;
            at = SkipSpace(line, end + 1);
        }
        else
        {
            at = SkipKey(line, at);
            end = at;
            while (end > start && Bytes.IsSpace(line[end - 1]))
            {
                end--;
            }
        }

        if (end <= start || at >= line.Length || end - start > MaxKey || !IsSeparator(line, at))
        {
            return default;
        }

        valueStart = SkipSpace(line, at + 1);
        return line[start..end];
    }

    /// <summary>Reads over a bare key: words with blanks between them, and the address of a registry as npm writes it.</summary>
    private static int SkipKey(ReadOnlySpan<byte> line, int at)
    {
        if (!char.IsAsciiLetter((char)line[at]) && line[at] is not ((byte)'_' or (byte)'/' or (byte)'@'))
        {
            return at;
        }

        int start = at;
        while (at < line.Length && at - start <= MaxKey)
        {
            byte b = line[at];
            bool isColonWithin = b == ':' && line[start] is (byte)'/' or (byte)'@' && at + 1 < line.Length && line[at + 1] == '_';
            bool isBlankWithin = Bytes.IsSpace(b);
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)'@') && !isColonWithin && !isBlankWithin)
            {
                break;
            }

            at++;
        }

        return at;
    }

    private static bool IsSeparator(ReadOnlySpan<byte> line, int at)
    {
        bool last = at + 1 == line.Length;
        return line[at] switch
        {
            (byte)':' => last || Bytes.IsSpace(line[at + 1]),

            // "==" ends base64 text, and an empty value is no evidence of an assignment
            (byte)'=' => !last && line[at + 1] is not ((byte)'=' or (byte)'>') && !Bytes.Trim(line[(at + 1)..]).IsEmpty,
            _ => false,
        };
    }

    private static int SkipSpace(ReadOnlySpan<byte> line, int at)
    {
        while (at < line.Length && Bytes.IsSpace(line[at]))
        {
            at++;
        }

        return at;
    }

    private static int SkipWord(ReadOnlySpan<byte> line, int at, ReadOnlySpan<byte> word) =>
        Bytes.StartsWithIgnoreCase(line[at..], word) ? SkipSpace(line, at + word.Length) : at;
}
