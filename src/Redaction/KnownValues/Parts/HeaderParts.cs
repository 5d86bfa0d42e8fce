using System.Buffers;
using System.Text;

namespace Redaction.KnownValues.Parts;

/// <summary>
/// <c>Authorization: Bearer …</c>, or only <c>Bearer …</c> and <c>Basic …</c>: the credentials, and of basic ones also the
/// password that they hold.
/// </summary>
internal static class HeaderParts
{
    public static bool TrySplit(ReadOnlySpan<byte> text, PartFinder finder)
    {
        bool named = false;
        int colon = text.IndexOf((byte)':');
        if (colon > 0 && (Ascii.EqualsIgnoreCase(text[..colon], "authorization"u8) || Ascii.EqualsIgnoreCase(text[..colon], "proxy-authorization"u8)))
        {
            named = true;
            text = Bytes.Trim(text[(colon + 1)..]);
        }

        int space = text.IndexOf((byte)' ');
        if (space <= 0)
        {
            return false;
        }

        ReadOnlySpan<byte> scheme = text[..space];
        ReadOnlySpan<byte> credentials = Bytes.Trim(text[space..]);
        bool basic = Ascii.EqualsIgnoreCase(scheme, "basic"u8);
        if (Bytes.HasSpace(credentials) || credentials.Length < LeafJudge.MinLength
            || !basic && !Ascii.EqualsIgnoreCase(scheme, "bearer"u8) && !(named && scheme.IndexOfAnyExcept(SchemeBytes) < 0))
        {
            return false;
        }

        finder.Add(credentials);
        if (basic)
        {
            using var plain = new ZeroedBytes(credentials.Length);
            if (DecodedText.TryDecode(credentials, plain))
            {
                AddPassword(plain.Written, finder);
            }
        }

        return true;
    }

    /// <summary>Adds the password of <c>user:password</c>.</summary>
    public static void AddPassword(ReadOnlySpan<byte> pair, PartFinder finder)
    {
        int colon = pair.IndexOf((byte)':');
        if (colon >= 0)
        {
            finder.Add(pair[(colon + 1)..]);
        }
    }

    private static readonly SearchValues<byte> SchemeBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"u8);
}
