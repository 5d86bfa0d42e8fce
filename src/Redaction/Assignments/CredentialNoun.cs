using Redaction.Judging;

namespace Redaction.Assignments;

/// <summary>Whether a name speaks of something that opens a door, whoever's it is.</summary>
internal static class CredentialNoun
{
    private static ReadOnlySpan<byte> Nouns => "key token secret api auth pass pwd client access cred account webhook bearer session license sid"u8;

    /// <summary>Whether one of the nouns stands in the name, in any case.</summary>
    public static bool StandsIn(ReadOnlySpan<byte> name)
    {
        Span<byte> lower = stackalloc byte[NameReader.MaxName];
        name = name[Math.Max(0, name.Length - lower.Length)..];
        for (int i = 0; i < name.Length; i++)
        {
            lower[i] = (byte)(name[i] | 0x20);
        }

        return WordList.AnyIn(Nouns, lower[..name.Length]);
    }
}
