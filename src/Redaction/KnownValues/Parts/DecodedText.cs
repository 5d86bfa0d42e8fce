using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;

namespace Redaction.KnownValues.Parts;

/// <summary>
/// Text in base64: a Kubernetes secret, a <c>client-key-data</c>, the <c>auth</c> of a registry. A program prints what it
/// decoded. Random bytes are no text, so that a key in base64 is not mistaken for it.
/// </summary>
internal static class DecodedText
{
    /// <summary>Decodes to the buffer; false for what is no base64, or no text within it.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> base64, ZeroedBytes plain)
    {
        if (base64.Length < LeafJudge.MinLength || base64.Length % 4 != 0
            || Base64.DecodeFromUtf8(base64, plain.All, out _, out int written) != OperationStatus.Done)
        {
            return false;
        }

        plain.Length = written;
        return Utf8.IsValid(plain.Written) && plain.Written.IndexOfAnyExcept(s_text) < 0;
    }

    // all but control characters; bytes from 0x80 on were valid UTF-8
    private static readonly SearchValues<byte> s_text = SearchValues.Create(
        [.. "\t\n\r"u8, .. Enumerable.Range(0x20, 0xE0).Where(b => b != 0x7F).Select(b => (byte)b)]);
}
