using System.Globalization;
using System.Text;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Diffs;

/// <summary>
/// A diff on its way to be rewritten, in whose file names there must be no secret: a mask in a name would make another file of it,
/// to which the patch does not apply. The line with such a name is never handed on, nor what follows; the reader is told.
/// Which lines have names is told by the counts of the hunks, as in the rewriting: a line of a file is none, whatever it says.
/// </summary>
/// <param name="diff">The diff.</param>
/// <param name="redactor">Finds the secrets.</param>
internal sealed class DiffNameGuard(Stream diff, SecretRedactor redactor) : ReadOnlyStream
{
    private const int LongestName = 64 * 1024;

    private static readonly string[] s_beforeNames = ["diff ", "--- ", "+++ ", "rename from ", "rename to ", "copy from ", "copy to ", "Binary files "];

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly List<byte> _line = [];
    private int _start;
    private int _judged;
    private int _end;
    private long[] _left = [];
    private NamesSeen _names;
    private string? _refusal;
    private bool _isOver;

    /// <exception cref="IOException">The next line has a name with a secret.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_start == _judged)
        {
            if (_refusal is not null)
            {
                throw new IOException(_refusal);
            }

            if (_isOver)
            {
                return 0;
            }

            Fill();
        }

        int count = Math.Min(buffer.Length, _judged - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <summary>Reads on and judges the lines that are whole; a line that fills the buffer is too long for a name, and is handed on in parts.</summary>
    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _judged, _end) = (0, _judged - _start, _end - _start);
        int count = diff.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        _isOver = count == 0;
        while (_judged < _end)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_judged, _end - _judged);
            int feed = rest.IndexOf((byte)'\n');
            if (feed < 0 && !_isOver && rest.Length < _buffer.Length)
            {
                return;
            }

            int length = feed < 0 ? rest.Length : feed + 1;
            Judge(rest[..length], endsLine: feed >= 0);
            if (_refusal is not null)
            {
                return;
            }

            _judged += length;
        }
    }

    private void Judge(ReadOnlySpan<byte> part, bool endsLine)
    {
        if (_line.Count <= LongestName)
        {
            _line.AddRange(part);
        }

        if (!endsLine && !_isOver)
        {
            return;
        }

        ReadOnlySpan<byte> line = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_line).TrimEnd("\r\n"u8);
        if (_left.AsSpan().ContainsAnyExcept(0))
        {
            CountDown(line);
        }
        else if (_names == NamesSeen.Both && Counts(line) is { } counts)
        {
            _left = counts;
        }
        else
        {
            _names = line.StartsWith("--- "u8) ? NamesSeen.Old
                : line.StartsWith("+++ "u8) && _names == NamesSeen.Old ? NamesSeen.Both
                : line is [(byte)'\\', ..] ? _names
                : NamesSeen.None;
            if (HasSecret(line))
            {
                _refusal =
                    $"the name of a file holds a secret, and a patch with another name would not apply: '{SafeText.Escape(redactor.Redact(Encoding.UTF8.GetString(line)))}'; the patch is cut off before it. "
                    + "Rename the file, or give --keep-names to leave names as they are";
            }
        }

        _line.Clear();
    }

    /// <summary>Whether a line outside of hunks has a name with a secret; the engine sees through the escapes of a quoted one.</summary>
    private bool HasSecret(ReadOnlySpan<byte> line)
    {
        string text = Encoding.Latin1.GetString(line);
        return Array.Exists(s_beforeNames, before => text.StartsWith(before, StringComparison.Ordinal)) && redactor.Find(line).Count > 0;
    }

    /// <summary>The counts of a hunk's first line, <c>@@ -l,n +l,n @@</c>: of each old file, then of the new one; null when it is none.</summary>
    private static long[]? Counts(ReadOnlySpan<byte> line)
    {
        int parents = line.IndexOfAnyExcept((byte)'@') - 1;
        string[] words = parents < 1 ? [] : Encoding.Latin1.GetString(line).Split(' ');
        if (words.Length < parents + 3 || words[parents + 2] != words[0])
        {
            return null;
        }

        long[] counts = new long[parents + 1];
        for (int file = 0; file <= parents; file++)
        {
            string[] range = words[file + 1].Split(',');
            if (words[file + 1][0] != (file < parents ? '-' : '+')
                || range.Length > 2
                || !long.TryParse(range.Length == 2 ? range[1] : "1", NumberStyles.None, CultureInfo.InvariantCulture, out counts[file]))
            {
                return null;
            }
        }

        return counts;
    }

    /// <summary>Takes a line of a hunk from the counts of the files that have it. What is garbled is found by who rewrites.</summary>
    private void CountDown(ReadOnlySpan<byte> line)
    {
        if (line is [(byte)'\\', ..])
        {
            return;
        }

        int parents = _left.Length - 1;
        ReadOnlySpan<byte> marks = line[..Math.Min(parents, line.Length)];
        bool isRemoved = marks.Contains((byte)'-');
        for (int i = 0; i < parents; i++)
        {
            byte mark = i < marks.Length ? marks[i] : (byte)' ';
            _left[i] -= mark == (byte)(isRemoved ? '-' : ' ') && _left[i] > 0 ? 1 : 0;
        }

        _left[parents] -= isRemoved || _left[parents] == 0 ? 0 : 1;
    }

    /// <summary>Which names of a file the lines before have told: only behind both can a hunk begin.</summary>
    private enum NamesSeen
    {
        None,
        Old,
        Both,
    }
}
