namespace Redaction.Judging.Generic;

/// <summary>
/// The judge of values that are only known by the name they were assigned to. Such a value is a finding when the name names a
/// secret, the value is text and not code, a name or a reference, and it is random enough for what the name says: a token is
/// made by a machine, a password may be made by a person.
/// </summary>
internal static class GenericJudge
{
    private const string Name = "the name names something other than a secret";
    private const string TooShort = "too short";
    private const string OwnName = "the value repeats its name";
    private const string Prose = "words, not a random value";
    private const string FewKinds = "only one kind of character";
    private const string Even = "too little entropy to be random";
    private const string Letters = "letters only, and no more of them than a name has";

    /// <summary>In bytes. A shorter password is a word in most text, and a shorter token does not exist.</summary>
    private const int MinPassword = 8;
    private const int MinToken = 10;

    /// <summary>A value of letters alone, or without digits, is long before it can be told from a name.</summary>
    private const int MinLettersOnly = 20;

    /// <summary>Unless its case turns up and down as that of no name does: then it may be as short as this.</summary>
    private const int MinMixedLetters = 12;
    private const int ManyTurns = 4;

    public static string? Reject(in JudgeInput input)
    {
        ReadOnlySpan<byte> value = input.Secret[..Math.Min(input.Secret.Length, Judge.MaxLooked)].Trim(" \t"u8);
        Span<byte> buffer = stackalloc byte[KeyName.MaxLength];
        KeyName key = KeyName.Read(input, buffer);
        if (key.NamesOtherThing)
        {
            return Name;
        }

        string? reason = RejectValue(value, key, input);
        if (reason is null)
        {
            return null;
        }

        // "secret: access_token=…": a name stands in the value's place, and the value behind it.
        int inner = value.TrimEnd((byte)'=').LastIndexOfAny((byte)'=', (byte)':');
        return inner > 0 && WordList.AnyEnds("password passwd pwd secret token key"u8, value[..inner]) ? RejectValue(value[(inner + 1)..], key, input) : reason;
    }

    /// <summary>Whether a value looks random whatever it is called: made by a machine, and no name, number, path or reference.</summary>
    public static bool LooksRandom(ReadOnlySpan<byte> value)
    {
        value = value[..Math.Min(value.Length, Judge.MaxLooked)];
        return value.Length >= MinToken
            && ReferenceShape.Reject(value) is null
            && CodeShape.Reject(value, default, quoted: true) is null
            && IdentifierShape.Reject(value, default) is null
            && RejectPlain(value, password: false, quoted: true) is null;
    }

    private static string? RejectValue(ReadOnlySpan<byte> value, in KeyName key, in JudgeInput input)
    {
        bool password = key.IsPassword;
        if (value.Length < (password ? MinPassword : MinToken))
        {
            return TooShort;
        }

        ReadOnlySpan<byte> lead = input.Lead;
        bool quoted = !lead.IsEmpty && lead[^1] is (byte)'"' or (byte)'\'' or (byte)'`';
        return ReferenceShape.Reject(value)
            ?? CodeShape.Reject(value, input.Tail, quoted)
            ?? IdentifierShape.Reject(value, key)
            ?? (key.IsSpeltBy(value) ? OwnName : null)
            ?? RejectPlain(value, password, quoted);
    }

    /// <summary>Rejects what is not random enough, by the kinds of characters and by how much of it words explain.</summary>
    private static string? RejectPlain(ReadOnlySpan<byte> value, bool password, bool quoted)
    {
        Kinds kinds = Kinds.Of(value);
        int explained = Words.ExplainedPercent(value);
        if (password && kinds.Letters > 0 && (kinds.Digits > 0 || quoted) && kinds.Strong > 0 && kinds.Spaces == 0)
        {
            // hunter2!x9: a sign that nobody writes in a name, beside letters and a digit. A sentence has no such sign within.
            return kinds.Strong * 3 > value.Length * 2 ? Prose : kinds.Digits == 0 && explained >= 50 && !kinds.BothCases ? Prose : null;
        }

        // A machine puts no space in a token; a person may in a password, if not in a sentence.
        if (explained >= 70 || kinds.Spaces > 0 && (!password || explained >= 35 || kinds.Spaces * 6 > value.Length))
        {
            return Prose;
        }

        if (kinds.Digits == 0 && kinds.Strong == 0 && !IsRandomLetters(value, explained))
        {
            return Letters;
        }

        if (kinds.Letters == 0 || kinds.Odd * 3 > value.Length)
        {
            return FewKinds;
        }

        return Entropy.BitsPerByte(value) < EntropyJudge.Threshold(value) ? Even : null;
    }

    private static bool IsRandomLetters(ReadOnlySpan<byte> value, int explained)
    {
        int turns = 0;
        for (int i = 1; i < value.Length; i++)
        {
            turns += char.IsAsciiLetterLower((char)value[i - 1]) && char.IsAsciiLetterUpper((char)value[i]) ? 1 : 0;
        }

        return value.Length >= MinLettersOnly ? explained < 35 : value.Length >= MinMixedLetters && turns * 4 >= value.Length - ManyTurns && explained < 20;
    }

    /// <summary>How many characters of each kind a value has.</summary>
    private readonly record struct Kinds(int Letters, int Digits, int Strong, int Odd, int Spaces, bool BothCases)
    {
        public static Kinds Of(ReadOnlySpan<byte> value)
        {
            int upper = 0, lower = 0, digits = 0, strong = 0, odd = 0, spaces = 0;
            foreach (byte b in value)
            {
                switch (b)
                {
                    case >= (byte)'A' and <= (byte)'Z':
                        upper++;
                        break;
                    case >= (byte)'a' and <= (byte)'z':
                        lower++;
                        break;
                    case >= (byte)'0' and <= (byte)'9':
                        digits++;
                        break;
                    case (byte)' ':
                        spaces++;
                        break;
                    case (byte)'!' or (byte)'@' or (byte)'#' or (byte)'$' or (byte)'%' or (byte)'^' or (byte)'&' or (byte)'*' or (byte)'?' or (byte)'~' or (byte)'+' or (byte)'=':
                        strong++;
                        break;
                    case (byte)'-' or (byte)'_' or (byte)'.' or (byte)'/':
                        break;
                    default:
                        odd++;
                        break;
                }
            }

            return new Kinds(upper + lower, digits, strong, odd, spaces, upper > 0 && lower > 0);
        }
    }
}
