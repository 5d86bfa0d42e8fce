using System.Runtime.CompilerServices;

namespace Redaction.Judging.Generic;

/// <summary>
/// What a name says about its value, read word by word in one pass: words are split at anything that is no letter or digit and
/// where camel case turns, and looked up in <see cref="KeyLexicon"/>.
/// </summary>
/// <remarks>
/// The last secret word decides between password and token (<c>password_reset_token</c> is a token), the last word of all says
/// whether the value is something else (<c>token_type</c>), a word of another owner anywhere says so too (<c>csrf_token</c>).
/// Words written together without a turn (<c>dbpassword</c>, <c>tokentype</c>) are taken apart at a secret's word that opens or
/// closes them. Cost: one step a byte and one look-up a word; no allocation.
/// </remarks>
internal readonly struct KeyReading
{
    private KeyReading(KeyMeaning meaning, bool namesOther, bool isStrong, bool isWeak)
    {
        Meaning = meaning;
        NamesOther = namesOther;
        IsStrong = isStrong;
        IsWeak = isWeak;
    }

    /// <summary>What the value is.</summary>
    public KeyMeaning Meaning { get; }

    /// <summary>Whether the value is something else than a secret, whether or not the name has a secret's word.</summary>
    public bool NamesOther { get; }

    /// <summary>Whether the name says more than key or token: then a value may also be a UUID or look like a digest.</summary>
    public bool IsStrong { get; }

    /// <summary>Whether the name says no more than <c>key</c>, or ends in a word that has other meanings (<c>salt</c>, <c>pass</c>).</summary>
    public bool IsWeak { get; }

    /// <summary>Reads a name as it stands in a text.</summary>
    public static KeyReading Of(ReadOnlySpan<byte> name)
    {
        var words = new Words();
        ulong low = 0, high = 0;
        int length = 0, start = 0;
        byte previous = 0;
        for (int i = 0; i < name.Length; i++)
        {
            byte b = name[i];
            bool isLetter = char.IsAsciiLetter((char)b);
            if (!isLetter && !char.IsAsciiDigit((char)b) && b < 0x80)
            {
                if (length > 0)
                {
                    words.Add(name[start..i], low, high);
                    (low, high, length) = (0, 0, 0);
                }

                previous = b;
                continue;
            }

            if (length > 0 && b is >= (byte)'A' and <= (byte)'Z'
                && (previous is >= (byte)'a' and <= (byte)'z'
                    || previous is >= (byte)'A' and <= (byte)'Z' && i + 1 < name.Length && name[i + 1] is >= (byte)'a' and <= (byte)'z' && !IsPluralEnd(name, i + 1)))
            {
                words.Add(name[start..i], low, high);
                (low, high, length) = (0, 0, 0);
            }

            start = length == 0 ? i : start;
            ulong folded = isLetter ? (ulong)(b | 0x20) : b;
            if (length < 8)
            {
                low |= folded << (length * 8);
            }
            else if (length < KeyLexicon.MaxWord)
            {
                high |= folded << ((length - 8) * 8);
            }

            length++;
            previous = b;
        }

        if (length > 0)
        {
            words.Add(name[start..], low, high);
        }

        return words.Read();
    }

    /// <summary>Whether a lone small s closes a name in capitals: <c>APIKEYs</c>.</summary>
    private static bool IsPluralEnd(ReadOnlySpan<byte> name, int at) => name[at] == 's' && at + 1 == name.Length;

    /// <summary>What has been read of a name.</summary>
    private struct Words
    {
        private KeyWordKinds _last;
        private KeyWordKinds _beforeKey;
        private KeyMeaning _named;
        private bool _isOther;
        private bool _isStrong;
        private bool _isBareKey;
        private int _count;

        public void Add(ReadOnlySpan<byte> word, ulong low, ulong high)
        {
            KeyWordKinds kinds = word.Length <= KeyLexicon.MaxWord ? KeyLexicon.Find(low, high) : KeyWordKinds.None;
            if (kinds == KeyWordKinds.None)
            {
                if (_count > 0 && IsNumber(word))
                {
                    return; // "password_2": a number of its own says nothing
                }

                kinds = word.Length > 3 ? TakeApart(word) : kinds;
            }

            KeyWordKinds before = _last;
            _last = kinds;
            _count++;
            if (kinds == KeyWordKinds.None)
            {
                return;
            }

            _isOther |= (kinds & KeyWordKinds.Other) != 0;
            if ((kinds & (KeyWordKinds.Password | KeyWordKinds.Secret)) != 0)
            {
                // "secret key" is a token, and so is the token that resets a password
                _named = (kinds & KeyWordKinds.Password) != 0 ? KeyMeaning.Password : KeyMeaning.Token;
                _isStrong = true;
            }
            else if ((kinds & KeyWordKinds.Common) != 0 || (kinds & KeyWordKinds.Text) != 0 && (before & KeyWordKinds.Opens) != 0)
            {
                _named = KeyMeaning.Token;
                _isStrong |= (before & KeyWordKinds.Opens) != 0;
            }
            else if ((kinds & KeyWordKinds.Key) != 0)
            {
                _beforeKey = _count == 1 ? KeyWordKinds.Indexes : before;
                bool opens = (before & KeyWordKinds.Opens) != 0;
                _isStrong |= opens;
                _isBareKey |= !opens && _named == KeyMeaning.None;
                if (opens || _named == KeyMeaning.None)
                {
                    _named = KeyMeaning.Token;
                }
            }
        }

        public readonly KeyReading Read()
        {
            bool other = _isOther || (_last & KeyWordKinds.OtherAtEnd) != 0;
            KeyMeaning meaning = _named;
            bool weak = _isBareKey && !_isStrong;
            if ((_last & (KeyWordKinds.SecretAtEnd | KeyWordKinds.PasswordAtEnd)) != 0 && !_isOther)
            {
                // "password_auth" and "auth_token_salt" are what their last word says, if their first words do not say more
                if (meaning == KeyMeaning.None || weak)
                {
                    meaning = (_last & KeyWordKinds.PasswordAtEnd) != 0 ? KeyMeaning.Password : KeyMeaning.Token;
                    weak = true;
                }

                other = (_last & KeyWordKinds.OtherAtEnd) != 0 && _count > 1 && _named != KeyMeaning.None;
            }
            else if (weak && (_last & KeyWordKinds.Key) == 0)
            {
                meaning = KeyMeaning.None; // "key_code", "key_press": the key of a keyboard or of a map
            }
            else if (weak && (_beforeKey & KeyWordKinds.Indexes) != 0 && _count > 1)
            {
                other = true;
            }

            return new KeyReading(meaning != KeyMeaning.None && other ? KeyMeaning.OtherThing : meaning, other, _isStrong, weak);
        }

        private static bool IsNumber(ReadOnlySpan<byte> word) => word.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

        /// <summary>A word that is not in the lexicon: without the digits behind it, or with a secret's word at an end of it.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static KeyWordKinds TakeApart(ReadOnlySpan<byte> word)
        {
            Span<byte> folded = stackalloc byte[MaxGlued];
            if (word.Length > folded.Length)
            {
                word = word[^folded.Length..];
            }

            folded = folded[..word.Length];
            for (int i = 0; i < word.Length; i++)
            {
                folded[i] = (byte)(char.IsAsciiLetterUpper((char)word[i]) ? word[i] | 0x20 : word[i]);
            }

            ReadOnlySpan<byte> text = folded;
            ReadOnlySpan<byte> letters = text.TrimEnd("0123456789"u8);
            if (letters.Length is > 2 and < MaxGlued && letters.Length < text.Length && KeyLexicon.Find(letters) is var plain and not 0)
            {
                return plain;
            }

            // each piece holds one of these, and few other words do
            if (letters.IndexOfAny((byte)'k', (byte)'w') < 0 && letters.IndexOf("cre"u8) < 0 && letters.IndexOf("pass"u8) < 0)
            {
                return KeyWordKinds.None;
            }

            ReadOnlySpan<byte> pieces = Pieces;
            while (!pieces.IsEmpty)
            {
                int end = pieces.IndexOf((byte)' ');
                ReadOnlySpan<byte> piece = end < 0 ? pieces : pieces[..end];
                pieces = end < 0 ? default : pieces[(end + 1)..];
                if (letters.Length > piece.Length && letters.EndsWith(piece))
                {
                    KeyWordKinds owner = KeyLexicon.Find(letters[..^piece.Length]);
                    return KeyLexicon.Find(piece) | (owner & (KeyWordKinds.Other | KeyWordKinds.Opens));
                }

                int at = letters.IndexOf(piece);
                if (at >= 0 && at + piece.Length < letters.Length)
                {
                    KeyWordKinds rest = KeyLexicon.Find(letters[(at + piece.Length)..]);
                    return KeyLexicon.Find(piece) | (rest == KeyWordKinds.None && piece.Length < "password".Length ? KeyWordKinds.Other : rest);
                }
            }

            return KeyWordKinds.None;
        }

        /// <summary>In bytes; of a longer run of letters the end is read.</summary>
        private const int MaxGlued = 40;

        /// <summary>What is looked for in words written together.</summary>
        private static ReadOnlySpan<byte> Pieces => "password passphrase passwd passcode credentials credential accesskey secretkey privatekey apikey secret token pwd"u8;
    }
}
