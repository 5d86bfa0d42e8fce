namespace Redaction.Judging.Generic;

/// <summary>
/// Values that identify something and open nothing: UUIDs, digests, numbers, dates, versions, paths, file names, addresses.
/// </summary>
internal static class IdentifierShape
{
    private const string Uuid = "a UUID";
    private const string Digest = "a digest";
    private const string Number = "a number, date or version";
    private const string Path = "a path or file name";
    private const string Url = "a URL or address";

    /// <summary>The length of a UUID in bytes.</summary>
    private const int UuidLength = 36;

    private static ReadOnlySpan<byte> FileEndings =>
        ".cs .js .ts .tsx .jsx .mjs .py .rb .go .rs .java .kt .c .h .cc .cpp .hpp .php .sh .ps1 .bat .json .yaml .yml .toml .xml .ini .cfg .conf .env .txt .md .rst .html .htm .css .scss .sql .csv .tsv .log .pem .key .crt .cer .pfx .p12 .jks .pub .asc .gpg .dll .exe .so .dylib .jar .zip .gz .tgz .tar .png .jpg .svg .gif .pdf .lock .csproj .sln .tf .tfvars .properties .service .sock .d.ts .map .tmpl .example .local .com .org .net .io"u8;

    public static string? Reject(ReadOnlySpan<byte> value, in KeyName key, Profile profile)
    {
        if (IsUuid(value))
        {
            // A version-4 UUID is how some services write an API key; without a strong name it is an identifier.
            bool mayBeKey = (profile == Profile.Alert ? key.IsStrong && key.HasManyWords : key.IsStrong) || profile == Profile.Redact && key.NamesSecret && !key.IsWeak;
            return mayBeKey && value[14] == '4' ? null : Uuid;
        }

        if (value.Length is 32 or 40 or 64 or 96 or 128 && IsHexadecimal(value)
            && !key.IsStrong && (profile == Profile.Alert || key.IsWeak))
        {
            return Digest;
        }

        if (IsNumberLike(value) || IsVersion(value))
        {
            return Number;
        }

        if (IsUrl(value))
        {
            return Url;
        }

        return IsPath(value) ? Path : null;
    }

    private static bool IsUuid(ReadOnlySpan<byte> value)
    {
        if (value.Length != UuidLength)
        {
            return false;
        }

        for (int i = 0; i < value.Length; i++)
        {
            bool dash = i is 8 or 13 or 18 or 23;
            if (dash ? value[i] != '-' : !char.IsAsciiHexDigit((char)value[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHexadecimal(ReadOnlySpan<byte> value)
    {
        foreach (byte b in value)
        {
            if (!char.IsAsciiHexDigit((char)b))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Digits with the separators of dates, times, versions and addresses, and at most a few letters (<c>v1.2.3-rc1</c>, <c>0x…</c>).</summary>
    private static bool IsNumberLike(ReadOnlySpan<byte> value)
    {
        int letters = 0, others = 0, digits = 0;
        foreach (byte b in value)
        {
            if (char.IsAsciiDigit((char)b))
            {
                digits++;
            }
            else if (char.IsAsciiLetter((char)b))
            {
                letters++;
            }
            else if ("-_.:/+ TZ"u8.IndexOf(b) < 0)
            {
                others++;
            }
        }

        return others == 0 && (letters == 0 || letters <= 3 && digits >= 4 && (value.IndexOfAny("-.:/"u8) > 0 || value.StartsWith("0x"u8)));
    }

    /// <summary>Numbers joined by dots, and perhaps a word behind a dash or a plus: <c>1.2.3-beta4</c>.</summary>
    private static bool IsVersion(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> numbers = value.TrimStart((byte)'v');
        int end = numbers.IndexOfAnyExcept(VersionBytes);
        return end > 2 && numbers.Length - end <= MaxVersionTail && numbers[end] is (byte)'-' or (byte)'+' or (byte)'~' && numbers[..end].IndexOf((byte)'.') > 0;
    }

    /// <summary>In bytes: the longest word that is looked for behind a version's numbers.</summary>
    private const int MaxVersionTail = 12;

    private static readonly System.Buffers.SearchValues<byte> VersionBytes = System.Buffers.SearchValues.Create("0123456789."u8);

    private static bool IsUrl(ReadOnlySpan<byte> value)
    {
        int scheme = value.IndexOf("://"u8);
        if (scheme >= 0 || value.StartsWith("//"u8) || value.StartsWith("www."u8) || value.StartsWith("mailto:"u8))
        {
            return true;
        }

        // An address of mail: one @ with a dotted host of letters behind it.
        int at = value.IndexOf((byte)'@');
        if (at <= 0)
        {
            return false;
        }

        ReadOnlySpan<byte> host = value[(at + 1)..];
        int dot = host.LastIndexOf((byte)'.');
        if (dot <= 0 || host.Length - dot - 1 is < 2 or > 6)
        {
            return false;
        }

        foreach (byte b in host)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'.' or (byte)'-'))
            {
                return false;
            }
        }

        return host[(dot + 1)..].IndexOfAnyInRange((byte)'0', (byte)'9') < 0;
    }

    private static bool IsPath(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("./"u8) || value.StartsWith("../"u8) || value.StartsWith("~/"u8) || value.StartsWith("/"u8) && value.LastIndexOf((byte)'/') > 0 && !Words.LooksRandom(value)
            || value.Length > 3 && value[1] == ':' && value[2] == '\\' || value.StartsWith(@"\\"u8))
        {
            return true;
        }

        return WordList.AnyEnds(FileEndings, value);
    }
}
