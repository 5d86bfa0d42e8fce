using System.Text;

namespace Redaction.Tool.Running.Minted;

/// <summary>
/// What a command appended to a file such as <c>$GITHUB_ENV</c>: <c>NAME=value</c>, or <c>NAME&lt;&lt;END</c>, lines, and a line
/// <c>END</c> (docs.github.com/actions/reference/workflow-commands-for-github-actions, "Multiline strings").
/// </summary>
internal static class EnvFileText
{
    /// <summary>Is given one variable; the value is valid during the call only.</summary>
    public delegate void Variable(string name, ReadOnlySpan<byte> value);

    /// <summary>
    /// Calls <paramref name="found"/> with each variable. The last one may still be being written: it is given as far as it is
    /// there, and not counted.
    /// </summary>
    /// <returns>How many bytes are whole entries: the rest is to be read again when there is more.</returns>
    public static int Read(ReadOnlySpan<byte> text, Variable found)
    {
        int at = 0;
        while (at < text.Length)
        {
            ReadOnlySpan<byte> rest = text[at..];
            ReadOnlySpan<byte> line = LineOf(rest, out int length);
            int equals = line.IndexOf((byte)'=');
            int heredoc = line.IndexOf("<<"u8);
            bool isWhole = length <= rest.Length && rest[length - 1] == '\n';
            if (heredoc >= 0 && (equals < 0 || heredoc < equals))
            {
                if (isWhole)
                {
                    isWhole = ReadBody(rest[length..], line[(heredoc + 2)..], out ReadOnlySpan<byte> value, out int bodyLength);
                    found(NameOf(line[..heredoc]), value);
                    length += bodyLength;
                }
            }
            else if (equals >= 0)
            {
                found(NameOf(line[..equals]), line[(equals + 1)..]);
            }

            if (!isWhole)
            {
                break;
            }

            at += length;
        }

        return at;
    }

    /// <summary>The lines up to the one that is the delimiter; false when that is not there yet.</summary>
    private static bool ReadBody(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, out ReadOnlySpan<byte> value, out int length)
    {
        length = 0;
        while (length < text.Length)
        {
            ReadOnlySpan<byte> line = LineOf(text[length..], out int lineLength);
            if (line.SequenceEqual(delimiter))
            {
                value = text[..length].TrimEnd("\r\n"u8);
                length += lineLength;
                return true;
            }

            length += lineLength;
        }

        value = text.TrimEnd("\r\n"u8);
        return false;
    }

    private static string NameOf(ReadOnlySpan<byte> name)
    {
        name = name.Trim(" \t"u8);
        return Encoding.UTF8.GetString(name.StartsWith("export "u8) ? name["export ".Length..] : name);
    }

    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> text, out int length)
    {
        int end = text.IndexOf((byte)'\n');
        length = end < 0 ? text.Length : end + 1;
        return (end < 0 ? text : text[..end]).TrimEnd((byte)'\r');
    }
}
