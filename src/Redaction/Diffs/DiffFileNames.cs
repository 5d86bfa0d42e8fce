namespace Redaction.Diffs;

/// <summary>Reads the lines between hunks: which of them belong to the diff, and the names that hold for the next hunks.</summary>
internal sealed class DiffFileNames
{
    private readonly List<byte[]?> _old = [];
    private byte[]? _new;
    private bool _hasNew;
    private bool _isInFile;
    private bool? _gitPrefixes;
    private byte[]? _combined;
    private bool _isBinary;
    private bool _isBinaryBlock;

    /// <summary>Whether a hunk may follow: both names were read.</summary>
    public bool IsKnown => _hasNew && _old.Count > 0;

    /// <summary>Whether the names had a hunk: names that come now are of the next file.</summary>
    public bool HasHunk { get; set; }

    /// <summary>How many binary changes were seen.</summary>
    public int Binaries { get; private set; }

    /// <summary>The path of the new file (0) or of an old one (1 and up); where there is no such file, of the other.</summary>
    public string PathOf(int file)
    {
        byte[]? old = _old[Math.Min(Math.Max(file, 1), _old.Count) - 1];
        byte[] name = (file == 0 ? _new ?? old : old ?? _new) ?? [];

        // the first line of a combined diff has the name without a prefix
        bool hasPrefix = _combined is not null
            ? name.Length == _combined.Length + 2
            : _gitPrefixes ?? (old is not null && _new is not null && DiffPath.AreOneBehindPrefixes(old, _new));
        return DiffPath.Decode(name, hasPrefix);
    }

    /// <summary>Reads a line; false when it does not belong to the diff.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="next">What follows.</param>
    public bool Read(ReadOnlySpan<byte> line, ReadOnlySpan<byte> next)
    {
        if (IsOfBinaryPatch(line))
        {
            return true;
        }

        if (line.StartsWith("diff --git "u8) || line.StartsWith("diff --cc "u8) || line.StartsWith("diff --combined "u8))
        {
            ReadOnlySpan<byte> names = line[(line[5..].IndexOf((byte)' ') + 6)..];
            bool isOfTwo = line.StartsWith("diff --git "u8);
            Begin();
            _gitPrefixes = isOfTwo ? DiffPath.HasPrefixes(names) : null;
            _combined = isOfTwo ? null : DiffPath.Read(names);
            return true;
        }

        if (line.StartsWith("--- "u8) && (next.StartsWith("+++ "u8) || next.StartsWith("--- "u8)))
        {
            if (!_isInFile || HasHunk || _hasNew)
            {
                Begin();
            }

            _old.Add(DiffPath.Read(line[4..]));
            return true;
        }

        if (line.StartsWith("+++ "u8) && _old.Count > 0 && !_hasNew)
        {
            _new = DiffPath.Read(line[4..]);
            _hasNew = true;
            return true;
        }

        if (line is [(byte)'\\', ..])
        {
            return true;
        }

        if (_isInFile && !HasHunk && IsExtended(line))
        {
            return true;
        }

        Forget();
        return false;
    }

    private static bool IsExtended(ReadOnlySpan<byte> line) =>
        line.StartsWith("index "u8) || line.StartsWith("old mode "u8) || line.StartsWith("new mode "u8) || line.StartsWith("mode "u8)
        || line.StartsWith("deleted file mode "u8) || line.StartsWith("new file mode "u8)
        || line.StartsWith("similarity index "u8) || line.StartsWith("dissimilarity index "u8)
        || line.StartsWith("rename from "u8) || line.StartsWith("rename to "u8) || line.StartsWith("copy from "u8) || line.StartsWith("copy to "u8);

    /// <summary>A binary change: blocks of base 85, each behind <c>literal N</c> or <c>delta N</c> and before an empty line; or only the word of it.</summary>
    private bool IsOfBinaryPatch(ReadOnlySpan<byte> line)
    {
        if (_isBinaryBlock)
        {
            _isBinaryBlock = !line.IsEmpty;
            return true;
        }

        if (_isBinary && (line.StartsWith("literal "u8) || line.StartsWith("delta "u8)))
        {
            _isBinaryBlock = true;
            return true;
        }

        bool begins = _isInFile && (line.SequenceEqual("GIT binary patch"u8) || line.StartsWith("Binary files "u8));
        Binaries += begins ? 1 : 0;
        _isBinary = begins && line[0] == (byte)'G';
        return begins;
    }

    private void Begin()
    {
        Forget();
        _isInFile = true;
    }

    private void Forget()
    {
        _old.Clear();
        (_new, _hasNew, _isInFile, _gitPrefixes, _combined, HasHunk, _isBinary) = (null, false, false, null, null, false, false);
    }
}
