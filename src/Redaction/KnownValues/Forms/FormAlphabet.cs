namespace Redaction.KnownValues.Forms;

/// <summary>
/// What is one character to a form: the canonical byte of each byte. Form texts are kept in canonical bytes. Letters are in
/// lower case; in Base64 the two alphabets of RFC 4648 are one.
/// </summary>
internal static class FormAlphabet
{
    private static readonly byte[] s_fold = Make(static b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b);
    private static readonly byte[] s_words = Make(static b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b == '+' ? (byte)' ' : b);
    private static readonly byte[] s_base64 = Make(static b => b switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => b });

    /// <summary>The canonical byte of every byte, 256 of them.</summary>
    public static byte[] Of(FormKind kind) => kind switch { FormKind.Base64 => s_base64, FormKind.Words => s_words, _ => s_fold };

    /// <summary>Whether any piece of a form of this kind counts.</summary>
    public static bool IsPlain(this FormKind kind) => kind is FormKind.Plain or FormKind.Words;

    /// <summary>A byte of a Base64 text (RFC 4648, sections 4 and 5), padding aside.</summary>
    public static bool IsBase64(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_';

    private static byte[] Make(Func<byte, byte> canonical)
    {
        byte[] map = new byte[256];
        for (int i = 0; i < map.Length; i++)
        {
            map[i] = canonical((byte)i);
        }

        return map;
    }
}
