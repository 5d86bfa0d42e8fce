using Redaction.Judging;
using Redaction.Judging.Generic;

namespace Redaction.KnownValues.Parts;

/// <summary>Reads from a name what the value is: <c>DB_PASSWORD</c>, <c>client-key-data</c>, <c>certificate-authority-data</c>.</summary>
internal static class KeyWords
{
    /// <summary>Anywhere in a name these say secret, unless the name names another thing of it (<c>token_type</c>).</summary>
    private static ReadOnlySpan<byte> SecretWords =>
        "password passwords passwd passphrase pwd pass passcode pw secret secrets credential credentials token tokens apikey apikeys authorization bearer jwt cookie webhook concealed mnemonic"u8;

    /// <summary>Only at the end of a name: elsewhere these are ordinary words.</summary>
    private static ReadOnlySpan<byte> SecretEnds => "_auth_ _sig_ _signature_ _sas_ _otp_ _totp_ _pin_ _pat_ _seed_ _cookies_ _dsn_ _recovery_code_ _recovery_codes_ _backup_code_ _backup_codes_ _scratch_codes_"u8;

    /// <summary>In names of one case, whose words do not show.</summary>
    private static ReadOnlySpan<byte> SecretPieces => "password passwd passphrase secret apikey accesskey privatekey accountkey authtoken accesstoken"u8;

    /// <summary>What may stand behind <c>key</c> in the name of a key.</summary>
    private static ReadOnlySpan<byte> KeyEnds => "_key_ _keys_ _key_data_ _key_base_ _key_material_ _key_value_ _key_pem_ _key_base64_ _key_b64_ _key_json_"u8;

    private static ReadOnlySpan<byte> PublicWords =>
        "certificate certificates cert certs crt cer csr ca public publishable sha sha1 sha256 sha512 md5 digest integrity etag fingerprint thumbprint checksum hash hashes commit revision"u8;

    /// <summary>At the end of a name: a record's number, which opens nothing.</summary>
    private static ReadOnlySpan<byte> Ids => "_id_ _ids_ _uuid_ _guid_ _by_"u8;

    /// <summary>Names that only say that there is a value; whose it is stands around it.</summary>
    private static ReadOnlySpan<byte> Carriers => "value data content raw plaintext current text string key"u8;

    /// <summary>Names of the name: <c>{"name": "DB_PASSWORD", "value": "…"}</c>.</summary>
    private static ReadOnlySpan<byte> Labels => "name label key id title field variable type purpose"u8;

    public static KeySense Of(ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[KeyName.MaxLength];
        KeyName key = KeyName.Of(name, buffer);
        ReadOnlySpan<byte> words = key.Words;
        if (words.EndsWith("_auth_"u8) || Names(key, words) && !key.NamesOtherThing)
        {
            return KeySense.Secret;
        }

        // the id of a key is a part of the credentials, and random
        return words.EndsWith("_key_id_"u8) || !key.NamesOtherThing && !key.HasAny(PublicWords)
            ? KeySense.Neutral
            : key.HasAny(PublicWords) || WordList.AnyEnds(Ids, words) ? KeySense.Public : KeySense.Other;
    }

    /// <summary>Whether the name only says that there is a value.</summary>
    public static bool IsCarrier(ReadOnlySpan<byte> name) => IsOneOf(Carriers, name);

    /// <summary>Whether the value under this name is the name of a value beside it.</summary>
    public static bool IsLabel(ReadOnlySpan<byte> name) => IsOneOf(Labels, name);

    private static bool Names(in KeyName key, ReadOnlySpan<byte> words) =>
        key.HasAny(SecretWords)
        || WordList.AnyEnds(SecretEnds, words)
        || WordList.AnyIn(SecretPieces, words)
        || words.Length > "_keys_".Length && WordList.AnyEnds(KeyEnds, words);

    private static bool IsOneOf(ReadOnlySpan<byte> list, ReadOnlySpan<byte> name)
    {
        Span<byte> buffer = stackalloc byte[16];
        return name.Length <= buffer.Length && WordList.Contains(list, WordList.Squeeze(name, buffer));
    }
}
