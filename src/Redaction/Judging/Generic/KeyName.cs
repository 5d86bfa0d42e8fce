namespace Redaction.Judging.Generic;

/// <summary>
/// The name a value is assigned to, as lower-case words with an underscore before and after each: <c>_db_access_token_</c>.
/// Words are split at anything that is no letter or digit and where camel case turns.
/// </summary>
/// <remarks>
/// A name that holds a secret's word may still name something else: a <c>token_type</c>, a <c>password_field</c>, a
/// <c>cancellationToken</c>. The last word says what the value is; the words before it say whose.
/// </remarks>
internal readonly ref struct KeyName
{
    /// <summary>The longest name that is kept, in bytes; of a longer one the end, which says what the value is.</summary>
    public const int MaxLength = 128;

    private readonly ReadOnlySpan<byte> _words;

    private readonly KeyReading _reading;

    private KeyName(ReadOnlySpan<byte> words)
    {
        _words = words;
        _reading = KeyReading.Of(words);
    }

    /// <summary>What the value behind a name is, by the name as it stands in a text: the question asked at every assignment.</summary>
    public static KeyMeaning MeaningOf(ReadOnlySpan<byte> name) => KeyReading.Of(name[Math.Max(0, name.Length - MaxLength)..]).Meaning;

    /// <summary>Reads the name: what of it stands before the match, and its rest at the start of the match.</summary>
    public static KeyName Read(in JudgeInput input, Span<byte> buffer)
    {
        if (!input.Name.IsEmpty)
        {
            return Of(input.Name, buffer);
        }

        ReadOnlySpan<byte> before = input.Before;
        int start = before.Length;
        while (start > 0 && IsNameByte(before[start - 1]))
        {
            start--;
        }

        ReadOnlySpan<byte> lead = input.Lead;
        int end = 0;
        while (end < lead.Length && (IsNameByte(lead[end]) || lead[end] == ' ' && end + 1 < lead.Length && char.IsAsciiLetter((char)lead[end + 1]) && end < 8))
        {
            end++;
        }

        int length = 0;
        buffer[length++] = (byte)'_';
        byte previous = 0;
        Append(before[start..], buffer, ref length, ref previous);
        Append(lead[..end], buffer, ref length, ref previous);
        if (buffer[length - 1] != '_')
        {
            buffer[length++] = (byte)'_';
        }

        return new KeyName(buffer[..length]);
    }

    /// <summary>Reads a name that stands alone, such as the key of a JSON property.</summary>
    public static KeyName Of(ReadOnlySpan<byte> name, Span<byte> buffer)
    {
        buffer[0] = (byte)'_';
        int length = 1;
        byte previous = 0;
        Append(name[Math.Max(0, name.Length - (MaxLength / 2))..], buffer, ref length, ref previous);
        if (buffer[length - 1] != '_')
        {
            buffer[length++] = (byte)'_';
        }

        return new KeyName(buffer[..length]);
    }

    /// <summary>The words, with an underscore before and after each.</summary>
    public ReadOnlySpan<byte> Words => _words;

    /// <summary>Whether the value is a password, which a person may have chosen.</summary>
    public bool IsPassword => _reading.Meaning == KeyMeaning.Password;

    /// <summary>Whether the name names a secret of any kind.</summary>
    public bool NamesSecret => _reading.Meaning is KeyMeaning.Token or KeyMeaning.Password;

    /// <summary>Whether the name says more than key or token: then a value may also be a UUID or look like a digest.</summary>
    public bool IsStrong => _reading.IsStrong;

    /// <summary>Whether the name has more than one word, or two written together: <c>client_secret</c>, <c>apikey</c>.</summary>
    public bool HasManyWords
    {
        get
        {
            ReadOnlySpan<byte> words = _words.Trim((byte)'_');
            return words.IndexOf((byte)'_') > 0 || words.Length > "passphrase".Length || words.SequenceEqual("apikey"u8);
        }
    }

    /// <summary>Whether the name says no more than <c>key</c>, or ends in a word that has other meanings.</summary>
    public bool IsWeak => _reading.IsWeak;

    /// <summary>Whether the name names something other than a secret.</summary>
    public bool NamesOtherThing => _reading.NamesOther || _words.IndexOf("_request_verification_token_"u8) >= 0;   // ASP.NET's antiforgery

    /// <summary>Whether a value spells this name, or the end of it, in whatever case and with whatever separators.</summary>
    public bool IsSpeltBy(ReadOnlySpan<byte> value)
    {
        Span<byte> name = stackalloc byte[MaxLength];
        Span<byte> text = stackalloc byte[MaxLength];
        ReadOnlySpan<byte> squeezedName = WordList.Squeeze(_words, name);
        ReadOnlySpan<byte> squeezedValue = WordList.Squeeze(value, text);
        return !squeezedName.IsEmpty && !squeezedValue.IsEmpty
            && (squeezedName.EndsWith(squeezedValue) || squeezedName.Length * 2 > squeezedValue.Length && squeezedValue.EndsWith(squeezedName));
    }

    /// <summary>Whether one of the words stands in the list.</summary>
    public bool HasAny(ReadOnlySpan<byte> list)
    {
        ReadOnlySpan<byte> rest = _words.Trim((byte)'_');
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'_');
            ReadOnlySpan<byte> word = end < 0 ? rest : rest[..end];
            if (WordList.Contains(list, word))
            {
                return true;
            }

            rest = end < 0 ? default : rest[(end + 1)..];
        }

        return false;
    }

    private static bool IsNameByte(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'_' or (byte)'-' or (byte)'.';

    private static void Append(ReadOnlySpan<byte> text, Span<byte> buffer, ref int length, ref byte previous)
    {
        for (int i = 0; i < text.Length && length < buffer.Length - 2; i++)
        {
            byte b = text[i];
            if (!char.IsAsciiLetterOrDigit((char)b))
            {
                b = (byte)'_';
            }

            bool nextIsLower = i + 1 < text.Length && char.IsAsciiLetterLower((char)text[i + 1]);
            bool turns = char.IsAsciiLetterUpper((char)b)
                && (char.IsAsciiLetterLower((char)previous) || char.IsAsciiLetterUpper((char)previous) && nextIsLower);
            if ((turns || b == '_') && buffer[length - 1] != '_')
            {
                buffer[length++] = (byte)'_';
            }

            if (b != '_')
            {
                buffer[length++] = (byte)(char.IsAsciiLetter((char)b) ? b | 0x20 : b);
            }

            previous = b;
        }
    }
}
