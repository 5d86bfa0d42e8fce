using Redaction.Judging.Generic;

namespace Redaction.Judging;

/// <summary>
/// Tells this engine's own masks from text that only looks like them. Redacting a second time must change nothing, so what a mask
/// says is no secret; but whoever can write <c>[REDACTED</c> before a secret must not be able to hide it: only a whole mask with a
/// name such as rules and registered values have counts, and only for the bytes within it.
/// </summary>
internal static class OwnMask
{
    private const string Masked = "it is already masked";

    /// <summary>The longest name in a mask, in bytes.</summary>
    private const int MaxName = 64;

    /// <summary>A name has hardly any digits, no very long run of letters, and its case does not turn up and down: a token does all three.</summary>
    private const int MaxDigits = 4;
    private const int MaxRun = 28;
    private const int MaxTurns = 3;

    /// <summary>What is left of a value beside its masks matters from so many letters and digits on.</summary>
    private const int Remainder = 4;

    private static readonly System.Buffers.SearchValues<byte> s_hexDigits = System.Buffers.SearchValues.Create("0123456789abcdef"u8);

    private static ReadOnlySpan<byte> Opening => "[REDACTED"u8;

    /// <summary>The reason to drop a match that is, or stands in, a mask; null for any other.</summary>
    public static string? Reject(in JudgeInput input)
    {
        if (input.Secret.IndexOf(Opening) >= 0)
        {
            return HoldsMore(input.Secret) ? null : Masked;
        }

        int opening = input.Before.LastIndexOf(Opening);
        if (opening < 0 || input.Before[opening..].Contains((byte)']'))
        {
            return null;
        }

        // the match starts within a mask, if this is one
        Span<byte> mask = stackalloc byte[Opening.Length + MaxName + 24];
        int length = Append(mask, 0, input.Before[opening..]);
        length = Append(mask, length, input.Match);
        return LengthOf(mask[..length]) > 0 ? Masked : null;
    }

    /// <summary>Whether the value is more than masks: what stands beside them looks like a secret.</summary>
    public static bool HoldsMore(ReadOnlySpan<byte> value)
    {
        Span<byte> rest = stackalloc byte[Math.Min(value.Length, Judge.MaxLooked)];
        int length = 0, letters = 0;
        for (int at = 0; at < value.Length && length < rest.Length;)
        {
            int mask = LengthOf(value[at..]);
            if (mask > 0)
            {
                at += mask;
                continue;
            }

            letters += char.IsAsciiLetterOrDigit((char)value[at]) ? 1 : 0;
            rest[length++] = value[at++];
        }

        return letters >= Remainder && GenericJudge.LooksRandom(rest[..length].Trim(" \t\"'`,;@/:"u8));
    }

    /// <summary>The length of the whole mask that a text begins with, 0 when it begins with none.</summary>
    private static int LengthOf(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith(Opening))
        {
            return 0;
        }

        int end = text[..Math.Min(text.Length, Opening.Length + MaxName + 24)].IndexOf((byte)']');
        return end >= 0 && (end == Opening.Length || IsName(text[Opening.Length..end])) ? end + 1 : 0;
    }

    /// <summary><c>:github-pat</c>, perhaps with a fingerprint: <c>:github-pat#0123456789abcdef</c>.</summary>
    private static bool IsName(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] != ':')
        {
            return false;
        }

        text = text[1..];
        int fingerprint = text.IndexOf((byte)'#');
        if (fingerprint >= 0)
        {
            ReadOnlySpan<byte> digits = text[(fingerprint + 1)..];
            if (digits.Length != 16 || digits.ContainsAnyExcept(s_hexDigits))
            {
                return false;
            }

            text = text[..fingerprint];
        }

        int number = 0, run = 0, turns = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte b = text[i];
            turns += i > 0 && char.IsAsciiLetterUpper((char)b) && char.IsAsciiLetterLower((char)text[i - 1]) ? 1 : 0;
            bool digit = char.IsAsciiDigit((char)b);
            number += digit ? 1 : 0;
            run = digit || char.IsAsciiLetter((char)b) ? run + 1 : 0;
            if (run > MaxRun || (run == 0 && b is not ((byte)'-' or (byte)'_' or (byte)'.')))
            {
                return false;
            }
        }

        return !text.IsEmpty && number <= MaxDigits && turns <= MaxTurns && text.Length <= MaxName;
    }

    private static int Append(Span<byte> target, int at, ReadOnlySpan<byte> text)
    {
        int taken = Math.Min(text.Length, target.Length - at);
        text[..taken].CopyTo(target[at..]);
        return at + taken;
    }
}
