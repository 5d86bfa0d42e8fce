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

    private KeyName(ReadOnlySpan<byte> words) => _words = words;

    /// <summary>What a value is whose name ends so: never a secret.</summary>
    private static ReadOnlySpan<byte> OtherThings =>
        "id ids name names type types url urls uri uris endpoint path paths file files filename dir directory count counts counter length len size sizes limit limits field fields label labels hint hints policy policies rule rules expiry expires expire expiration ttl timeout lifetime interval hash hashes hashed digest checksum regex pattern format env var variable ref arn header headers prefix suffix class provider providers version at in on by of for to from time timestamp date age manager service services store storage handler validator generator factory reader writer parser source sources index offset position kind kinds status state error errors message messages help title description desc prompt placeholder required enabled disabled valid invalid algorithm alg strength max min chars column table input form page reset change changed list map set array dict bucket usage scope scopes issuer audience auth method mode request response requests location group role owner user username email filter info metadata meta config options settings rotation resource engine plugin stream span spans node tree exception kid request_id literal keyword separator delimiter"u8;

    /// <summary>Whose value it is when a word stands so anywhere in the name: public, or of the program's own workings.</summary>
    private static ReadOnlySpan<byte> OtherOwners =>
        "public publishable cancellation csrf xsrf antiforgery forgery next page continuation cursor pagination max min num total sync lock syntax lexer lexical sha sha1 sha256 sha512 md5 digest integrity etag fingerprint thumbprint recaptcha sitekey i18n lang translation foreign sort partition stop eos bos pad unk mask completion prompt reserved"u8;

    private static ReadOnlySpan<byte> Passwords => "password passwd passphrase pwd passwords passcode"u8;

    private static ReadOnlySpan<byte> Strong => "password passwd passphrase pwd secret apikey credential"u8;

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
    public bool IsPassword => HasAny(Passwords) || WordList.AnyIn("password passwd passphrase"u8, _words);

    /// <summary>Whether the name says more than key or token: then a value may also be a UUID or look like a digest.</summary>
    public bool IsStrong => WordList.AnyIn(Strong, _words) || WordList.AnyIn("_api_key_ _access_key_ _private_key_ _account_key_ authorization _access_token_ _auth_token_ _api_token_ _refresh_token_ _bot_token_ _oauth_ _deploy_ _personal_ accesstoken authtoken apitoken"u8, _words);

    /// <summary>Whether the name names something other than a secret.</summary>
    public bool NamesOtherThing
    {
        get
        {
            ReadOnlySpan<byte> words = _words.Trim((byte)'_');
            ReadOnlySpan<byte> last = words[(words.LastIndexOf((byte)'_') + 1)..];
            if (WordList.Contains(OtherThings, last) || HasAny(OtherOwners) || WordList.AnyIn("tokeniz tokenis secretary passwordless tokenstream"u8, words))
            {
                return true;
            }

            // Names in one case: "tokentype", "secretname".
            ReadOnlySpan<byte> nouns = "password secret token"u8;
            for (int i = 0; i < 3; i++)
            {
                int space = nouns.IndexOf((byte)' ');
                ReadOnlySpan<byte> noun = space < 0 ? nouns : nouns[..space];
                nouns = space < 0 ? default : nouns[(space + 1)..];
                int at = last.IndexOf(noun);
                if (at >= 0 && WordList.Contains(OtherThings, last[(at + noun.Length)..]))
                {
                    return true;
                }
            }

            return false;
        }
    }

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
