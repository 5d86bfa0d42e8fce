using System.Globalization;

namespace Redaction.Tool.Agents.Settings;

/// <summary>What changes from one text to another, as a unified diff: by the longest common subsequence of the lines, which settings files are short enough for.</summary>
internal static class LineDiff
{
    private const int Context = 3;

    /// <summary>The lines of the diff, without the two that name the files; none when the texts are equal.</summary>
    public static IEnumerable<string> Compare(string before, string after)
    {
        string[] a = Lines(before);
        string[] b = Lines(after);
        List<(char Mark, string Line)> edits = [.. Edits(a, b)];
        int shown = 0;
        for (int i = 0; i < edits.Count; i++)
        {
            if (edits[i].Mark == ' ')
            {
                continue;
            }

            // as far as the changes go on with no more than twice the context between them
            int last = i;
            for (int j = i; j < edits.Count && j - last <= 2 * Context; j++)
            {
                last = edits[j].Mark == ' ' ? last : j;
            }

            int start = Math.Max(shown, i - Context);
            int end = Math.Min(edits.Count, last + 1 + Context);
            yield return Header(edits, start, end);
            foreach ((char mark, string line) in edits.GetRange(start, end - start))
            {
                yield return mark + line;
            }

            shown = end;
            i = end - 1;
        }
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    private static string Header(List<(char Mark, string Line)> edits, int start, int end)
    {
        int Count(int from, int to, char without) => edits.GetRange(from, to - from).Count(edit => edit.Mark != without);
        int oldCount = Count(start, end, '+');
        int newCount = Count(start, end, '-');
        int oldStart = Count(0, start, '+') + (oldCount > 0 ? 1 : 0);
        int newStart = Count(0, start, '-') + (newCount > 0 ? 1 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"@@ -{oldStart},{oldCount} +{newStart},{newCount} @@");
    }

    private static IEnumerable<(char Mark, string Line)> Edits(string[] a, string[] b)
    {
        int same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same])
        {
            yield return (' ', a[same++]);
        }

        int tail = 0;
        while (tail < a.Length - same && tail < b.Length - same && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        int[,] common = Common(a.AsSpan(same, a.Length - tail - same), b.AsSpan(same, b.Length - tail - same));
        int i = 0;
        int j = 0;
        while (i < common.GetLength(0) - 1 || j < common.GetLength(1) - 1)
        {
            bool hasOld = i < common.GetLength(0) - 1;
            bool hasNew = j < common.GetLength(1) - 1;
            if (hasOld && hasNew && a[same + i] == b[same + j])
            {
                yield return (' ', a[same + i]);
                i++;
                j++;
            }
            else if (hasOld && (!hasNew || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return ('-', a[same + i++]);
            }
            else
            {
                yield return ('+', b[same + j++]);
            }
        }

        for (int k = tail; k > 0; k--)
        {
            yield return (' ', a[^k]);
        }
    }

    private static int[,] Common(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        int[,] common = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
