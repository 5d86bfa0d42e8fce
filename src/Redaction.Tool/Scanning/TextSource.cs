using System.Text;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Tells text from other bytes by the first 8,000 of them, and gives the text as UTF-8 without its byte order mark, so that
/// columns are counted as an editor counts them. Binary is what has a NUL there, unless a mark says UTF-16 or UTF-32.
/// </summary>
internal static class TextSource
{
    private const int HeadLength = 8000;

    // the mark of UTF-16 is the beginning of that of UTF-32
    private static readonly Encoding[] s_marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
    ];

    /// <summary>The text of some bytes as UTF-8; null when they are binary.</summary>
    public static Stream? Open(Stream bytes)
    {
        byte[] head = new byte[HeadLength];
        int length = bytes.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        ReadOnlySpan<byte> start = head.AsSpan(0, length);
        foreach (Encoding encoding in s_marked)
        {
            ReadOnlySpan<byte> mark = encoding.Preamble;
            if (start.StartsWith(mark))
            {
                var marked = new HeadedStream(head.AsMemory(mark.Length, length - mark.Length), bytes);
                return encoding is UTF8Encoding ? Unmarked(marked, start) : Encoding.CreateTranscodingStream(marked, encoding, Encoding.UTF8);
            }
        }

        return Unmarked(new HeadedStream(head.AsMemory(0, length), bytes), start);
    }

    private static HeadedStream? Unmarked(HeadedStream stream, ReadOnlySpan<byte> start) => start.Contains((byte)0) ? null : stream;
}
