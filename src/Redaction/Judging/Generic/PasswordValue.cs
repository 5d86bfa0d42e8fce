using Redaction.Judging.Randomness;

namespace Redaction.Judging.Generic;

/// <summary>
/// Judges a value whose name says that it is a password, which a person may have chosen: <c>hunter2</c> is one because of its name
/// alone. What is asked is that it stands as text, and is no sentence, label or name of a program.
/// </summary>
internal static class PasswordValue
{
    private const string TooShort = "too short";
    private const string NotText = "a bare word that may be a name of the program";
    private const string Prose = "words, not a password";
    private const string Label = "a word that is said about passwords";
    private const string Guessable = "a word with too little beside it";
    private const string Numeric = "a number";
    private const string Rule = "a rule of a form";
    private const string Path = "a path";

    /// <summary>In bytes.</summary>
    private const int Shortest = 4, ShortestAlert = 8, ShortestBare = 6;

    /// <summary>In bytes; a longer value without a digit or a sign is a sentence or a name.</summary>
    private const int LongestWord = 16;

    /// <summary>What a form, a message or a schema says where a password would stand.</summary>
    private static ReadOnlySpan<byte> Labels =>
        "wrong incorrect correct weak strong short long missing required success successful failed failure forgot forgotten reset change changed update updated show hide hidden visible enter confirm confirmed repeat retype again plain plaintext clear hashed encrypted basic digest ntlm kerberos ldap local session cookie header query body form post input output field value values data type name text submit login signin signup logout logon email user username admin account auth always never only once ask prompt manual auto random generated generate unset available unavailable unknown supported deprecated enabled disabled active inactive expired current previous new old first last start end other more less from file stdin env environment variable config param params parameter argument option keyring keychain vault prefix suffix word words please yes both same different match mismatch matches empty blank null none undefined nothing anything something foo bar baz blah optional model schema column table index fail failed pass passed skip cpan utf8 utf16 latin1 iso88591 ascii base64 hex binary anonymous nobody raise return print quit else checkbox radio scope salt nonce repository"u8;

    public static string? Reject(ReadOnlySpan<byte> value, in KeyName key, in ValuePlace place, Profile profile)
    {
        bool isAlert = profile == Profile.Alert;
        if (value.Length < (isAlert ? ShortestAlert : place.IsLiteral ? Shortest : ShortestBare))
        {
            return TooShort;
        }

        Span<byte> buffer = stackalloc byte[LongestWord];
        if (value.Length <= LongestWord && WordList.Contains(Labels, WordList.Squeeze(value, buffer)))
        {
            return Label;
        }

        CharacterKinds kinds = CharacterKinds.Of(value);
        int explained = Words.ExplainedPercent(value);
        if (kinds.Spaces > 0 && (isAlert || explained >= 35 || kinds.Spaces * 6 > value.Length))
        {
            return Prose;
        }

        if (IsFormRule(value))
        {
            return Rule;
        }

        if (value[0] == '/' && kinds.Strong + kinds.Digits == 0)
        {
            return Path;
        }

        if (kinds.Letters == 0)
        {
            // 1234 in quotes, or after DB_PASSWORD=, is what somebody types; a number in code counts something
            return isAlert || kinds.Digits != value.Length || !place.IsLiteral || place.IsArgument ? Numeric : null;
        }

        if (kinds.Strong * 3 > value.Length * 2 || kinds.Odd * 3 > value.Length)
        {
            return Prose;
        }

        return isAlert ? RejectAlert(value, kinds, explained, key, place) : RejectRedact(value, kinds, explained, place);
    }

    private static string? RejectAlert(ReadOnlySpan<byte> value, in CharacterKinds kinds, int explained, in KeyName key, in ValuePlace place)
    {
        if (IsGuessable(value))
        {
            return Guessable;
        }

        bool isStrong = !key.IsWeak && place.IsLiteral && kinds.Strong > 0 && kinds.Digits > 0 && (kinds.Lower > 0 && kinds.Upper > 0 || explained < 50);
        return isStrong || kinds.Digits > 0 && RandomnessScore.Of(value) < RandomnessScore.Threshold(value, Profile.Alert) + AlertAllowance
            ? null
            : Guessable;
    }

    /// <summary>Whether it is one of the words that tutorials begin a password with, and at most five characters more: <c>Pass123$</c>.</summary>
    private static bool IsGuessable(ReadOnlySpan<byte> value)
    {
        Span<byte> buffer = stackalloc byte[LongestWord];
        if (value.Length > LongestWord)
        {
            return false;
        }

        ReadOnlySpan<byte> letters = WordList.Squeeze(value, buffer);
        letters = letters.TrimEnd("0123456789"u8);
        if (value.Length - letters.Length > 6)
        {
            return false;
        }

        // p4ssw0rd: digits in the place of the letters they look like
        Span<byte> plain = stackalloc byte[LongestWord];
        plain = plain[..letters.Length];
        for (int i = 0; i < letters.Length; i++)
        {
            plain[i] = letters[i] switch { (byte)'0' => (byte)'o', (byte)'1' => (byte)'i', (byte)'3' => (byte)'e', (byte)'4' => (byte)'a', (byte)'5' => (byte)'s', (byte)'7' => (byte)'t', var other => other };
        }

        return WordList.Contains(GuessableWords, letters) || WordList.Contains(GuessableWords, plain);
    }

    private static ReadOnlySpan<byte> GuessableWords => "pass password passwd pssword pssw passw0rd psswrd pwd secret admin root test user welcome qwerty letmein changeme default guest demo dev local mypassword mypass mysecret somepassword strongpassword postgres mysql redis"u8;

    /// <summary>Rules of a form, such as <c>required|min:8|confirmed</c>.</summary>
    private static bool IsFormRule(ReadOnlySpan<byte> value)
    {
        int colon = value.IndexOf((byte)':');
        bool isWordAndNumber = colon > 2 && value[..colon].IndexOfAnyExceptInRange((byte)'a', (byte)'z') < 0
            && value[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        return isWordAndNumber || value.IndexOf((byte)'|') > 2 && value.IndexOfAnyExcept(FormRuleBytes) < 0;
    }

    private static readonly System.Buffers.SearchValues<byte> FormRuleBytes = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_|:,"u8);

    /// <summary>A password is not as random as a token, and the name says more: so many bits a character less are asked.</summary>
    private const double AlertAllowance = 0.5;

    private static string? RejectRedact(ReadOnlySpan<byte> value, in CharacterKinds kinds, int explained, in ValuePlace place)
    {
        bool isRandom = RandomnessScore.Of(value) < RandomnessScore.Threshold(value, Profile.Redact);
        if (!place.IsLiteral)
        {
            // `password = user.name` and `password: the` are code and prose
            bool isSigned = kinds.Digits > 0 && kinds.Strong > 0 && kinds.Letters > 0 && kinds.Odd == 0 && kinds.Joiners == 0; // Summer2024!
            bool isNumbered = kinds.Digits > 1 && kinds.Letters > 0 && kinds.Odd == 0 && kinds.Joiners == 0 && value.Length >= ShortestAlert && place.IsAssigned; // JordanWinter16
            return isSigned || isNumbered || isRandom && (kinds.Digits > 0 || kinds.Strong > 0) ? null : NotText;
        }

        if (place.IsArgument && !(isRandom && value.Length >= ShortestAlert) && (kinds.Strong == 0 || kinds.Digits == 0) && !(place.IsCall && kinds.Digits > 0))
        {
            return NotText; // an element of a list, the encoding given to encode(…)
        }

        if (kinds.Digits > 0 || kinds.Strong > 0)
        {
            return explained >= 90 && kinds.Joiners > 0 && kinds.Strong == 0 ? Prose : null;
        }

        if (isRandom)
        {
            return null;
        }

        if (value.Length > LongestWord || kinds.Joiners > 0 || kinds.Turns > 0 || kinds.Odd > 0)
        {
            return Prose;
        }

        return KeyName.MeaningOf(value) != KeyMeaning.None ? Label : null;
    }
}
