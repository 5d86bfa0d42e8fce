namespace Redaction.RoundTrip;

/// <summary>
/// Which lines of two texts differ. Lines are numbered by their content, common ones at both ends are set aside, and the rest is
/// compared by the longest common subsequence as long as its table is small (<see cref="MaxTable"/> cells). Larger differences
/// are one range: who reads them pairs lines by their place and their key, so the cost stays linear.
/// </summary>
internal static class LineDiff
{
    private const long MaxTable = 4_000_000;

    public static List<LineRange> Compare(string[] before, string[] after)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] a = Number(before, ids), b = Number(after, ids);
        int head = a.AsSpan().CommonPrefixLength(b);
        int tail = 0;
        while (tail < Math.Min(a.Length, b.Length) - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        ReadOnlySpan<int> left = a.AsSpan()[head..^tail], right = b.AsSpan()[head..^tail];
        var ranges = new List<LineRange>();
        if (left.Length + right.Length == 0)
        {
            return ranges;
        }

        if ((long)(left.Length + 1) * (right.Length + 1) > MaxTable)
        {
            ranges.Add(new LineRange(head, left.Length, head, right.Length));
        }
        else
        {
            AddRanges(left, right, head, ranges);
        }

        return ranges;
    }

    private static int[] Number(string[] lines, Dictionary<string, int> ids)
    {
        int[] numbers = new int[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!ids.TryGetValue(lines[i], out numbers[i]))
            {
                ids.Add(lines[i], numbers[i] = ids.Count);
            }
        }

        return numbers;
    }

    private static void AddRanges(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int offset, List<LineRange> ranges)
    {
        int width = right.Length + 1;

        // common[i, j]: how long the longest common subsequence of left[i..] and right[j..] is
        int[] common = new int[(left.Length + 1) * width];
        for (int i = left.Length - 1; i >= 0; i--)
        {
            for (int j = right.Length - 1; j >= 0; j--)
            {
                common[(i * width) + j] = left[i] == right[j]
                    ? common[((i + 1) * width) + j + 1] + 1
                    : Math.Max(common[((i + 1) * width) + j], common[(i * width) + j + 1]);
            }
        }

        int x = 0, y = 0, fromX = 0, fromY = 0;
        while (x < left.Length || y < right.Length)
        {
            if (x < left.Length && y < right.Length && left[x] == right[y])
            {
                Close(x, y);
                (fromX, fromY) = (++x, ++y);
            }
            else if (y == right.Length || (x < left.Length && common[((x + 1) * width) + y] >= common[(x * width) + y + 1]))
            {
                x++;
            }
            else
            {
                y++;
            }
        }

        Close(x, y);

        void Close(int toX, int toY)
        {
            if (toX > fromX || toY > fromY)
            {
                ranges.Add(new LineRange(offset + fromX, toX - fromX, offset + fromY, toY - fromY));
            }
        }
    }
}
