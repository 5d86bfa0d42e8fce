using System.Buffers.Binary;

namespace Redaction.Judging.Generic;

/// <summary>
/// The words of names that say what a value is. A word is at most 16 bytes and is kept packed in two integers, so that looking
/// one up costs a multiplication and, nearly always, one comparison. Built when first used; immutable.
/// </summary>
internal static class KeyLexicon
{
    /// <summary>The longest word of the lists, in bytes.</summary>
    public const int MaxWord = 16;

    private const int Slots = 2048;

    /// <summary>Words for a password: English, Spanish, Portuguese, French, Italian, German, Dutch, Swedish, Danish, Norwegian,
    /// Finnish, Polish, Czech, Hungarian, Romanian, Turkish, Russian, Ukrainian, Chinese, Japanese, Korean.</summary>
    private static ReadOnlySpan<byte> Passwords =>
        "password passwords passwd passphrase passphrases passcode passcodes pwd pwds pswd passwrd passwort passwoerter kennwort contraseña contrasena contrasenha senha senhas motdepasse passe mdp parola wachtwoord lösenord losenord adgangskode passord salasana hasło haslo heslo jelszó jelszo şifre sifre parolă пароль 密码 密碼 口令 パスワード 비밀번호 keypass storepass keystorepass sshpass pgpassword dbpass dbpassword dbpasswd dbpwd userpass userpwd rootpass rootpw adminpass adminpwd smtppass mailpass ftppass sudopass bindpw rootpwd requirepass masterauth"u8;

    private static ReadOnlySpan<byte> Secrets =>
        "secret secrets apikey apikeys apitoken apisecret appkey appsecret accesskey accesstoken authkey authtoken authorization credential credentials creds cred clientsecret consumersecret secretkey privatekey privkey signingkey encryptionkey masterkey sharedkey sessionkey accountkey servicekey webhooksecret bearer bearertoken refreshtoken bottoken idtoken oauthtoken usertoken jwtsecret authpass connstr clé geheimnis secreto segredo geheim sharedaccesskey hmackey"u8;

    private static ReadOnlySpan<byte> Commons => "token tokens jeton"u8;

    private static ReadOnlySpan<byte> SecretsAtEnd => "auth pat dsn jwt salt pepper otp totp seed mnemonic cookie sid connectionstring sas sig apipat authn passkey licensekey hmac"u8;

    private static ReadOnlySpan<byte> PasswordsAtEnd => "pass pw pin passw psw pasw clave mypass userpw dbpw"u8;

    private static ReadOnlySpan<byte> Keys => "key keys chave clef schluessel schlüssel llave"u8;

    private static ReadOnlySpan<byte> Opening =>
        "connection conn api access auth private priv secret encryption encrypt encrypted decryption decrypt crypto cipher signing sign signature master shared session account client consumer service webhook cookie deploy deployment app application admin root server license licence storage subscription security ssh aes rsa dsa ecdsa hmac hashing jwt jwe jws symmetric passphrase token refresh bot oauth oauth2 personal user bearer integration merchant rest write read ingest ingestion data wallet rails django flask laravel secretkey instance device identity verification validation machine fernet nacl signin registration join runner pipeline upload push sdk management developer dev live prod production test sandbox"u8;

    private static ReadOnlySpan<byte> Indexing =>
        "primary foreign sort partition cache row column hash index range map dict object event config property field group query search route path file item list entry item json yaml xml header param parameter translation message locale label react vue redis s3 bucket registry keyboard short hot arrow enter up down left right home end escape tab function modifier shortcut accelerator lookup composite natural surrogate unique clustering routing dedup dedupe idempotency idempotent dictionary setting settings state storage local preference pref metric tag attribute annotation feature flag plural sub parent child node tree first last this current next previous prev old new min max default missing unknown error sitekey context env environment i18n host known answer musical piano"u8;

    /// <summary>What a value is whose name ends so: never a secret.</summary>
    private static ReadOnlySpan<byte> OthersAtEnd =>
        "id ids name names type types url urls uri uris endpoint endpoints path paths file files filename filepath dir directory count counts counter length len size sizes limit limits field fields label labels hint hints policy policies rule rules expiry expires expire expired expiration ttl timeout lifetime duration interval hash hashes hashed digest checksum regex regexp pattern format env envvar variable variables ref refs arn header headers prefix prefixes suffix class classes provider providers version versions at in on by of for to from time timestamp date age manager service services store stores storage handler handlers validator validators generator generators factory reader writer parser source sources index idx offset position pos kind kinds status state states error errors message messages msg help title description desc prompt placeholder required enabled disabled valid invalid algorithm algorithms alg strength max min chars column columns table input inputs form page reset change changed list lists map maps set sets array dict bucket usage scope scopes issuer audience auth method methods mode modes request requests response responses location group groups role roles owner user username email filter filters info metadata meta config options option opts settings setting rotation resource resources engine plugin plugins stream span spans node nodes tree exception exceptions kid literal keyword keywords separator delimiter selector button link text lang locale visible visibility show hide hidden toggle icon view screen dialog modal component controller model entity dto schema spec test tests mock stub fixture matcher checker check checks cb callback callbacks fn func function helper helpers util utils client server host port address domain domains region zone namespace match matches rate ratio score weight level levels budget cost price balance supply amount decimals symbol contract probability logits logprobs embedding embeddings vocab vocabulary encoder decoder bits bytes buffer padding mask masks ring rings binding bindings event events listener queue cache cached template example sample char character characters authority contents encoding encoded supported allowed retries attempts tries history requirements requirement complexity similarity managers stats backend backends driver adapter wrapper builder iterator iter loader resolver tokenizer interface wait delay period window present exists missing needed ok updated created deleted revoked modified flow grant grants property properties attribute attributes param params parameter parameters arg args argument arguments"u8;

    /// <summary>Whose value it is when a word stands so anywhere in the name: public, or of the program's own workings.</summary>
    private static ReadOnlySpan<byte> Others =>
        "public pub publishable cancellation cancel cancelled csrf xsrf antiforgery forgery next page continuation continue cursor pagination max min num total sync lock syntax lexer lexical lex sha sha1 sha224 sha256 sha384 sha512 md5 crc32 digest integrity etag fingerprint thumbprint recaptcha captcha sitekey i18n translation foreign sort partition stop eos bos cls sep pad unk mask completion prompt reserved tokenizer tokenizers tokenize tokenized tokenise tokenised tokenization tokenisation secretary secretariat passwordless tokenstream publickey pubkey strtok preview resume delta erc20 erc721 nft csp nonce viewstate checksum"u8;

    private static readonly ulong[] s_low = new ulong[Slots];
    private static readonly ulong[] s_high = new ulong[Slots];
    private static readonly KeyWordKinds[] s_kinds = new KeyWordKinds[Slots];

    static KeyLexicon()
    {
        Add(Passwords, KeyWordKinds.Password);
        Add(Secrets, KeyWordKinds.Secret);
        Add(Commons, KeyWordKinds.Common);
        Add(SecretsAtEnd, KeyWordKinds.SecretAtEnd);
        Add(PasswordsAtEnd, KeyWordKinds.PasswordAtEnd);
        Add(Keys, KeyWordKinds.Key);
        Add(Opening, KeyWordKinds.Opens);
        Add(Indexing, KeyWordKinds.Indexes);
        Add(OthersAtEnd, KeyWordKinds.OtherAtEnd);
        Add(Others, KeyWordKinds.Other);
        Add("string str"u8, KeyWordKinds.Text);
    }

    /// <summary>What a word says; the word is given packed: its first 8 bytes and its next 8, lowest byte first.</summary>
    public static KeyWordKinds Find(ulong low, ulong high)
    {
        for (int slot = SlotOf(low, high); s_kinds[slot] != 0; slot = (slot + 1) & (Slots - 1))
        {
            if (s_low[slot] == low && s_high[slot] == high)
            {
                return s_kinds[slot];
            }
        }

        return KeyWordKinds.None;
    }

    /// <summary>What a word says that is in small letters already.</summary>
    public static KeyWordKinds Find(ReadOnlySpan<byte> word)
    {
        if (word.Length > MaxWord)
        {
            return KeyWordKinds.None;
        }

        Span<byte> packed = stackalloc byte[MaxWord];
        packed.Clear();
        word.CopyTo(packed);
        return Find(BinaryPrimitives.ReadUInt64LittleEndian(packed), BinaryPrimitives.ReadUInt64LittleEndian(packed[8..]));
    }

    private static void Add(ReadOnlySpan<byte> words, KeyWordKinds kinds)
    {
        Span<byte> packed = stackalloc byte[MaxWord];
        foreach (Range range in words.Split((byte)' '))
        {
            packed.Clear();
            words[range].CopyTo(packed);
            ulong low = BinaryPrimitives.ReadUInt64LittleEndian(packed), high = BinaryPrimitives.ReadUInt64LittleEndian(packed[8..]);
            int slot = SlotOf(low, high);
            while (s_kinds[slot] != 0 && (s_low[slot] != low || s_high[slot] != high))
            {
                slot = (slot + 1) & (Slots - 1);
            }

            (s_low[slot], s_high[slot]) = (low, high);
            s_kinds[slot] |= kinds;
        }
    }

    private static int SlotOf(ulong low, ulong high) => (int)(((low ^ (high * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93) >> 53);
}
