using Redaction.Judging.Randomness;

namespace Redaction.Judging.Generic;

/// <summary>
/// Judges a value whose name says that a machine made it: it must look random, by the randomness model and by Shannon's entropy,
/// and be long enough that this means something.
/// </summary>
internal static class TokenValue
{
    private const string TooShort = "too short";
    private const string Prose = "words, not a random value";
    private const string FewKinds = "only one kind of character";
    private const string Even = "too little entropy to be random";
    private const string Letters = "letters only, and no more of them than a name has";
    private const string Typed = "letters of the middle row, as a hand types that has to type something";
    private const string WeakName = "the name says too little, and the value is not varied enough";

    /// <summary>In bytes: below it no service makes tokens, and chance makes words.</summary>
    private const int Shortest = 8;

    /// <summary>In bytes, for a report that stops somebody.</summary>
    private const int ShortestAlert = 16;

    /// <summary>In bytes, for names that say no more than key.</summary>
    private const int ShortestWeak = 16, ShortestWeakAlert = 24;

    /// <summary>A value of letters alone is long before it can be told from a name, unless its case turns as that of no name does.</summary>
    private const int LettersOnly = 16, LettersOnlyAlert = 24, MixedLetters = 12;

    /// <summary>For alert: different characters that a random value of 16 has nearly always; of hexadecimal ones it has 7 or more.</summary>
    private const int MinDistinct = 7;

    public static string? Reject(ReadOnlySpan<byte> value, in KeyName key, Profile profile)
    {
        bool isAlert = profile == Profile.Alert;
        int shortest = key.IsWeak ? isAlert ? ShortestWeakAlert : ShortestWeak : isAlert ? ShortestAlert : Shortest;
        if (value.Length < shortest)
        {
            return TooShort;
        }

        return RejectPlain(value, profile)
            ?? (key.IsWeak && (isAlert ? !CharacterKinds.Of(value).IsMixed : CharacterKinds.Of(value).Digits == 0) ? WeakName : null);
    }

    /// <summary>Rejects what does not look random, whatever it is called.</summary>
    public static string? RejectPlain(ReadOnlySpan<byte> value, Profile profile)
    {
        bool isAlert = profile == Profile.Alert;
        CharacterKinds kinds = CharacterKinds.Of(value);
        if (kinds.Letters == 0 || kinds.Odd * 3 > value.Length || isAlert && Repetition.DistinctSymbols(value) < MinDistinct)
        {
            return FewKinds;
        }

        if (kinds.Spaces > 0 || RandomnessScore.Of(value) >= RandomnessScore.Threshold(value, profile))
        {
            return Prose;
        }

        if (isAlert && IsTyped(value))
        {
            return Typed;
        }

        if (kinds.Digits == 0 && value.Length < (isAlert ? LettersOnlyAlert : kinds.Turns >= 2 || kinds.Strong > 0 ? MixedLetters : LettersOnly))
        {
            return Letters;
        }

        return Entropy.BitsPerByte(value) < EntropyJudge.Threshold(value) ? Even : null;
    }

    /// <summary>
    /// Whether most letters are those under the fingers: of 10 random letters or more, 7 in 10 stand in the middle row of the keyboard
    /// with a chance of about 1 in 70, and seldom all in one case.
    /// </summary>
    private static bool IsTyped(ReadOnlySpan<byte> value)
    {
        int letters = 0, middle = 0, capitals = 0;
        foreach (byte b in value)
        {
            letters += char.IsAsciiLetter((char)b) ? 1 : 0;
            capitals += char.IsAsciiLetterUpper((char)b) ? 1 : 0;
            middle += "asdfghjkl"u8.IndexOf((byte)(b | 0x20)) >= 0 && char.IsAsciiLetter((char)b) ? 1 : 0;
        }

        return letters >= MinTyped && (capitals == 0 || capitals == letters) && middle * 10 >= letters * 7
            && value.IndexOfAnyExceptInRange((byte)'0', (byte)'f') >= 0 && value.IndexOfAny("jkl"u8) >= 0;
    }

    private const int MinTyped = 10;
}
