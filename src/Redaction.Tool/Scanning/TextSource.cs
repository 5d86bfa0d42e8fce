using System.Text;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Tells text from other bytes by the first 8,000 of them, and gives the text as UTF-8 without its byte order mark, so that
/// columns are counted as an editor counts them. Binary is what has a NUL there, unless a mark says UTF-16 or UTF-32, or the
/// bytes cannot well be anything else.
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
    ];

    /// <summary>Whether some bytes are UTF-8, or of an unknown kind that has no NUL, without a byte order mark: they are scanned as they are.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> head) => EncodingOf(head, out int mark) is UTF8Encoding && mark == 0;

    /// <summary>The text of some bytes as UTF-8; null when they are binary.</summary>
    /// <param name="head">The first bytes; all, or at least 8,000 of them.</param>
    /// <param name="rest">Those that follow.</param>
    public static Stream? Open(ReadOnlyMemory<byte> head, Stream rest)
    {
        Encoding? encoding = EncodingOf(head.Span, out int mark);
        var stream = new HeadedStream(head[mark..], rest);
        return encoding switch
        {
            null => null,
            UTF8Encoding => stream,
            _ => Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8),
        };
    }

    /// <summary>What the bytes are written in, and how long their mark is; null when they are binary.</summary>
    private static Encoding? EncodingOf(ReadOnlySpan<byte> bytes, out int mark)
    {
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, HeadLength)];
        foreach (Encoding encoding in s_marked)
        {
            mark = encoding.Preamble.Length;
            if (head.StartsWith(encoding.Preamble))
            {
                return encoding;
            }
        }

        mark = head.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        return !head.Contains((byte)0) ? Encoding.UTF8 : mark == 0 ? WideText.EncodingOf(head) : null;
    }
}
