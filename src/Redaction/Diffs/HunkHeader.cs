using System.Buffers.Text;

namespace Redaction.Diffs;

/// <summary>
/// The first line of a hunk: <c>@@ -l,n +l,n @@</c>, or with an @ and a range more for each further parent
/// (https://git-scm.com/docs/diff-format, "combined diff format").
/// </summary>
/// <param name="Starts">The first line, from 1: of the new file, then of each old one.</param>
/// <param name="Counts">How many lines: of the new file, then of each old one.</param>
internal sealed record HunkHeader(long[] Starts, long[] Counts)
{
    private const int MostParents = 30;

    /// <summary>How many old files there are: one, but for a merge.</summary>
    public int Parents => Starts.Length - 1;

    /// <summary>Reads the line; null when it is none of these.</summary>
    public static HunkHeader? Parse(ReadOnlySpan<byte> line)
    {
        int parents = line.IndexOfAnyExcept((byte)'@') - 1;
        if (parents is < 1 or > MostParents)
        {
            return null;
        }

        ReadOnlySpan<byte> marks = line[..(parents + 1)];
        var header = new HunkHeader(new long[parents + 1], new long[parents + 1]);
        ReadOnlySpan<byte> rest = line[marks.Length..];
        for (int file = 1; file <= parents + 1; file++)
        {
            bool isNew = file > parents;
            if (!(rest is [(byte)' ', byte sign, ..] && sign == (isNew ? (byte)'+' : (byte)'-')) || !header.ReadRange(isNew ? 0 : file, ref rest))
            {
                return null;
            }
        }

        return rest is [(byte)' ', ..] && rest[1..].StartsWith(marks) ? header : null;
    }

    private bool ReadRange(int file, ref ReadOnlySpan<byte> rest)
    {
        rest = rest[2..];
        if (!Utf8Parser.TryParse(rest, out Starts[file], out int length) || Starts[file] < 0)
        {
            return false;
        }

        rest = rest[length..];
        Counts[file] = 1;
        if (rest is [(byte)',', ..])
        {
            if (!Utf8Parser.TryParse(rest[1..], out Counts[file], out length) || Counts[file] < 0)
            {
                return false;
            }

            rest = rest[(1 + length)..];
        }

        return true;
    }
}
