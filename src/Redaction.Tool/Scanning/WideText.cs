using System.Buffers.Binary;
using System.Text;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Recognises UTF-16 and UTF-32 that have no byte order mark, as Windows tools and databases write them. Only where it is clear:
/// every unit is a character, none is a control character, and at least half of them are ASCII, which no other bytes are by chance.
/// </summary>
internal static class WideText
{
    private const int FewestUnits = 4;

    /// <summary>The encoding of some bytes that contain a NUL; null when it is not clear that they are text.</summary>
    public static Encoding? EncodingOf(ReadOnlySpan<byte> head) =>
        IsUtf16(head, bigEndian: false) ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
        : IsUtf16(head, bigEndian: true) ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
        : IsUtf32(head, bigEndian: false) ? new UTF32Encoding(bigEndian: false, byteOrderMark: false)
        : IsUtf32(head, bigEndian: true) ? new UTF32Encoding(bigEndian: true, byteOrderMark: false)
        : null;

    private static bool IsUtf16(ReadOnlySpan<byte> head, bool bigEndian)
    {
        int units = head.Length / 2, ascii = 0;
        bool wantsLow = false;
        for (int i = 0; i < units; i++)
        {
            ReadOnlySpan<byte> bytes = head[(i * 2)..];
            char unit = (char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes));
            if (char.IsLowSurrogate(unit) != wantsLow || !char.IsSurrogate(unit) && !IsText(unit))
            {
                return false;
            }

            wantsLow = char.IsHighSurrogate(unit);
            ascii += unit < 0x80 ? 1 : 0;
        }

        return IsClear(units, ascii);
    }

    private static bool IsUtf32(ReadOnlySpan<byte> head, bool bigEndian)
    {
        int units = head.Length / 4, ascii = 0;
        for (int i = 0; i < units; i++)
        {
            ReadOnlySpan<byte> bytes = head[(i * 4)..];
            uint unit = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            if (!Rune.IsValid(unit) || !IsText(unit))
            {
                return false;
            }

            ascii += unit < 0x80 ? 1 : 0;
        }

        return IsClear(units, ascii);
    }

    private static bool IsClear(int units, int ascii) => units >= FewestUnits && ascii * 2 >= units;

    private static bool IsText(uint unit) => unit switch
    {
        '\t' or '\n' or '\f' or '\r' => true,
        < ' ' or (>= 0x7F and < 0xA0) => false,
        _ => (unit & 0xFFFE) != 0xFFFE,
    };
}
