using Redaction.Judging;

namespace Redaction.Assignments;

/// <summary>Whether a name speaks of something that opens a door, whoever's it is.</summary>
internal static class CredentialNoun
{
    private static ReadOnlySpan<byte> Nouns => "key token secret api auth pass pwd client access cred account webhook bearer session license sid code"u8;

    private static readonly NameHint s_hint = new(System.Text.Encoding.ASCII.GetString(Nouns).Split(' '), bits: 13);

    /// <summary>A first cheap look.</summary>
    public static bool MayStandIn(ReadOnlySpan<byte> name) => s_hint.MayHold(name);

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

        return WordList.AnyIn(Nouns, lower[..name.Length]);
    }
}
