namespace Redaction.KnownValues.Parts;

/// <summary>
/// Text in lines. Where two lines are assignments, or one whose name says secret: the values, as <c>.env</c>, INI, properties,
/// TOML and YAML files write them. Else each line that is not harmless.
/// </summary>
internal static class LineParts
{
    /// <summary>A line alone is an assignment only when its key is a name and no sentence, and longer than chance makes it.</summary>
    private const int MinSingleKey = 4;
    private const int MaxSingleWords = 3;
    private const int MaxSingleKey = 64;

    /// <summary>Takes a text of several lines apart as assignments; false when it has too few of them.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> text, KeySense sense, PartFinder finder, int depth, int leastLines)
    {
        int lines = 0;
        bool secret = false;
        for (int at = 0; at < text.Length && lines < leastLines && !secret;)
        {
            ReadOnlySpan<byte> line = Bytes.NextLine(text, ref at);
            AssignmentLine read = AssignmentLine.IsSkipped(line) ? default : AssignmentLine.Read(line);
            lines += read.HasKey ? 1 : 0;
            secret = read.HasKey && read.ValueStart < line.Length && KeyWords.Of(read.Key) == KeySense.Secret;
        }

        if (lines < leastLines && !secret)
        {
            return false;
        }

        new LineReader(text, LineSense(sense), finder, depth).Read();
        return true;
    }

    /// <summary>Takes one line apart that assigns to a secret's name.</summary>
    public static bool TrySplitSingle(ReadOnlySpan<byte> text, KeySense sense, PartFinder finder, int depth)
    {
        AssignmentLine read = AssignmentLine.Read(text);
        if (!read.HasKey || read.Key.Length < MinSingleKey || text.Length - read.ValueStart < LeafJudge.MinLength
            || KeyWords.Of(read.Key) != KeySense.Secret || !HasPlainWord(read.Key) || read.Key.Count((byte)' ') >= MaxSingleWords)
        {
            return false;
        }

        new LineReader(text, LineSense(sense), finder, depth).Read();
        return true;
    }

    /// <summary>Whether a name says secret in a whole word: "pw" may stand in a password by chance.</summary>
    private static bool HasPlainWord(ReadOnlySpan<byte> key)
    {
        Span<byte> lower = stackalloc byte[Math.Min(key.Length, MaxSingleKey)];
        System.Text.Ascii.ToLower(key[..lower.Length], lower, out int length);
        return lower[..length].IndexOf("password"u8) >= 0 || lower[..length].IndexOf("passwd"u8) >= 0 || lower[..length].IndexOf("passphrase"u8) >= 0
            || lower[..length].IndexOf("secret"u8) >= 0 || lower[..length].IndexOf("token"u8) >= 0 || lower[..length].IndexOf("credential"u8) >= 0
            || lower[..length].IndexOf("authorization"u8) >= 0 || lower[..length].EndsWith("key"u8);
    }

    /// <summary>Looks at each line of a text that is no document; always true.</summary>
    public static bool TrySplitPlain(ReadOnlySpan<byte> text, KeySense sense, PartFinder finder, int depth)
    {
        for (int at = 0; at < text.Length;)
        {
            finder.Leaf(Bytes.NextLine(text, ref at), LineSense(sense), depth);
        }

        return true;
    }

    private static KeySense LineSense(KeySense sense) => sense is KeySense.Root or KeySense.Secret ? KeySense.Line : sense;
}
