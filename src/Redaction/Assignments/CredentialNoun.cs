using Redaction.Judging;

namespace Redaction.Assignments;

/// <summary>Whether a name speaks of something that opens a door, whoever's it is.</summary>
internal static class CredentialNoun
{
    private static ReadOnlySpan<byte> Nouns => "key token secret api auth pass pwd client access cred account webhook bearer session license sid code"u8;

    private static readonly WordIndex s_index = new(Nouns);

    /// <summary>All of them, in lower case.</summary>
    public static string[] All => System.Text.Encoding.ASCII.GetString(Nouns).Split(' ');

    /// <summary>Whether the name is that of an identifier: its last word is <c>id</c>.</summary>
    public static bool IsIdentifier(ReadOnlySpan<byte> name) =>
        name.EndsWith("id"u8) || name.EndsWith("Id"u8) || name.EndsWith("ID"u8);

    /// <summary>Whether one of the nouns stands in the name, in any case.</summary>
    public static bool StandsIn(ReadOnlySpan<byte> name)
    {
        Span<byte> lower = stackalloc byte[NameReader.MaxName];
        name = name[Math.Max(0, name.Length - lower.Length)..];
        for (int i = 0; i < name.Length; i++)
        {
            lower[i] = (byte)(name[i] | 0x20);
        }

        return s_index.AnyIn(lower[..name.Length]);
    }

    /// <summary>What a value is that opens nothing, whoever's it is: the last word of its name.</summary>
    private static ReadOnlySpan<byte> Others =>
        "id ids url urls uri host hostname hash sha sha1 sha256 digest checksum version name user username email region endpoint path file org organization organisation zone image tag commit branch build revision fingerprint etag type date time timestamp port title description status size count number index domain bucket project label prefix regex pattern format class locale"u8;

    /// <summary>
    /// Whether the last word of a name says that the value is no secret: <c>SPOTIFY_CLIENT_ID</c>, <c>circleciCommitSha</c>. Gives the
    /// word, in lower case and in <paramref name="buffer"/>.
    /// </summary>
    public static bool NamesOther(ReadOnlySpan<byte> name, Span<byte> buffer, out ReadOnlySpan<byte> word)
    {
        int start = name.Length;
        while (start > 0 && char.IsAsciiLetterOrDigit((char)name[start - 1])
            && !(start < name.Length && char.IsAsciiLetterLower((char)name[start - 1]) && char.IsAsciiLetterUpper((char)name[start])))
        {
            start--;
        }

        word = default;
        int length = name.Length - start;
        if (length < 2 || length > buffer.Length)
        {
            return false;
        }

        System.Text.Ascii.ToLower(name[start..], buffer, out _);
        word = buffer[..length];
        return WordList.Contains(Others, word);
    }
}
