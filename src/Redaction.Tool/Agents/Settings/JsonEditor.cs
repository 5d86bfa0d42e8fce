using System.Text;

namespace Redaction.Tool.Agents.Settings;

/// <summary>Changes one place of a JSON file: every byte elsewhere, comments and spacing included, stays as it is.</summary>
/// <param name="json">The file.</param>
internal sealed class JsonEditor(byte[] json)
{
    /// <summary>The file as it is now.</summary>
    public byte[] Json { get; private set; } = json;

    /// <summary>What it says now.</summary>
    public JsonSyntax Root => JsonSyntax.Parse(Json);

    private string NewLine { get; } = json.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    private string Unit { get; } = UnitOf(json);

    /// <summary>Puts a member or element at the end of an object or array.</summary>
    /// <param name="container">The object or array, as <see cref="Root"/> gives it now.</param>
    /// <param name="lines">What is put there; a tab at the start of a line is one level.</param>
    public void Append(JsonSyntax container, params ReadOnlySpan<string> lines)
    {
        var text = new StringBuilder();
        foreach (string line in lines)
        {
            text.Append(NewLine).Append(Indent(container.Depth + 1 + line.Length - line.TrimStart('\t').Length)).Append(line.TrimStart('\t'));
        }

        int close = container.End - 1;
        if (container.Children.Count == 0)
        {
            int end = TrimBack(close, container.ValueStart + 1);
            Replace(end, close, text.Append(NewLine).Append(Indent(container.Depth)).ToString());
            return;
        }

        int last = container.Children[^1].End;
        int next = SkipTrivia(last);
        if (Json[next] == (byte)',')
        {
            int end = TrimBack(close, next + 1);
            Replace(end, end, text.ToString());
            return;
        }

        // behind a comment that belongs to the last one, but the comma before it
        int behind = TrimBack(close, last);
        string tail = close == behind ? NewLine + Indent(container.Depth) : "";
        Replace(behind, behind, text + tail);
        Replace(last, last, ",");
    }

    /// <summary>Takes a member or element out, and the comma that it needed.</summary>
    /// <param name="container">The object or array, as <see cref="Root"/> gives it now.</param>
    /// <param name="index">Which of its children.</param>
    public void Remove(JsonSyntax container, int index)
    {
        JsonSyntax child = container.Children[index];
        int comma = SkipTrivia(child.End);
        if (index + 1 < container.Children.Count)
        {
            int next = container.Children[index + 1].Start;
            Replace(child.Start, TrimBack(next, comma + 1) == comma + 1 ? next : comma + 1, "");
            return;
        }

        int end = Json[comma] == (byte)',' ? comma + 1 : child.End;
        if (index > 0)
        {
            int before = SkipTrivia(container.Children[index - 1].End);

            // what was one line is one line again
            int bracket = container.End - 1;
            bool isOneLine = Json.AsSpan(container.ValueStart, before - container.ValueStart).IndexOf((byte)'\n') < 0;
            Replace(TrimBack(child.Start, before + 1), isOneLine && Json.AsSpan(end, bracket - end).Trim(" \t"u8) is [(byte)'\n', ..] && TrimBack(bracket, end) == end ? bracket : end, "");
            Replace(before, before + 1, "");
            return;
        }

        int start = TrimBack(child.Start, container.ValueStart + 1);
        int close = container.End - 1;
        bool isOnly = start == container.ValueStart + 1 && TrimBack(close, end) == end;
        Replace(isOnly ? start : child.Start, isOnly ? close : end, "");
    }

    private static string UnitOf(ReadOnlySpan<byte> json)
    {
        for (int i = json.IndexOf((byte)'\n'); i >= 0 && i + 1 < json.Length;)
        {
            ReadOnlySpan<byte> line = json[(i + 1)..];
            int width = line.IndexOfAnyExcept((byte)' ', (byte)'\t');
            if (width > 0)
            {
                return Encoding.UTF8.GetString(line[..width]);
            }

            int next = line.IndexOf((byte)'\n');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return "  ";
    }

    private string Indent(int depth) => string.Concat(Enumerable.Repeat(Unit, depth));

    /// <summary>Where the white space before a place begins, not before <paramref name="least"/>.</summary>
    private int TrimBack(int place, int least)
    {
        while (place > least && Json[place - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            place--;
        }

        return place;
    }

    /// <summary>The next byte that is neither white space nor comment.</summary>
    private int SkipTrivia(int place)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = Json.AsSpan(place);
            int blanks = rest.IndexOfAnyExcept(" \t\r\n"u8);
            rest = rest[blanks..];
            place += blanks;
            if (rest.StartsWith("//"u8))
            {
                place += rest.IndexOf((byte)'\n');
            }
            else if (rest.StartsWith("/*"u8))
            {
                place += 2 + rest[2..].IndexOf("*/"u8) + 2;
            }
            else
            {
                return place;
            }
        }
    }

    private void Replace(int start, int end, string text) => Json = [.. Json.AsSpan(0, start), .. Encoding.UTF8.GetBytes(text), .. Json.AsSpan(end)];
}
