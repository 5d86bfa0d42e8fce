namespace Redaction.Tests.Transforms;

/// <summary>
/// The values that every transform is tried on. They are made at run time from seeds: nothing that looks like a secret stands in
/// this repository.
/// </summary>
internal static class SampleValues
{
    private const string Base64 = SampleValueBuilder.Alphanumeric + "+/";
    private const string Hex = SampleValueBuilder.Digits + "abcdef";
    private const string Base64Url = SampleValueBuilder.Alphanumeric + "-_";

    public static IReadOnlyList<SampleValue> All { get; } =
    [
        New("20 letters and digits", ValueShapes.Token, 1).Random(20).Build(),
        New("64 letters and digits", ValueShapes.Token, 2).Random(64).Build(),
        New("hexadecimal key", ValueShapes.Token, 3).Random(40, Hex).Build(),
        New("base64 key", ValueShapes.Token, 4).Random(20, Base64).Secret("+").Random(11, Base64).Secret("/").Random(10, Base64).Secret("=").Build(),
        New("token with a prefix", ValueShapes.Token, 5).Secret("acme_").Random(36).Build(),
        New("UUID", ValueShapes.Token, 6).Random(8, Hex).Secret("-").Random(4, Hex).Secret("-").Random(4, Hex).Secret("-").Random(4, Hex).Secret("-").Random(12, Hex).Build(),
        New("JWT", ValueShapes.Token, 7).Secret("eyJ").Random(33, Base64Url).Secret(".").Secret("eyJ").Random(80, Base64Url).Secret(".").Random(43, Base64Url).Build(),
        New("short password", ValueShapes.Password, 8).Password("!", 6).Build(),
        New("password to quote", ValueShapes.Password, 9).Password("&\"'\\<>%$", 2).Build(),
        New("password with blanks", ValueShapes.Password, 10).Password(" #;:!`^=,/", 2).Build(),
        New("passphrase with accents", ValueShapes.Unicode, 11)
            .Random(5).Random(2, CharacterClass.LatinLower).Random(6).Secret(" ").Random(1, CharacterClass.LatinUpper).Random(8).Random(1, CharacterClass.LatinLower).Random(4).Build(),
        New("passphrase in other scripts", ValueShapes.Unicode, 12)
            .Random(6).Secret(" ").Random(1, CharacterClass.CyrillicUpper).Random(5, CharacterClass.CyrillicLower).Random(3, CharacterClass.CyrillicLowerEnd).Secret("-")
            .Random(4, CharacterClass.Han).Secret("\U0001f511").Random(5).Build(),
        Pem(13),
        New("connection string", ValueShapes.ConnectionString, 14)
            .Plain("Server=db.example.com,1433;Database=orders;User Id=app;").Plain("Password").Plain("=").Random(18).Plain(";Encrypt=true").Build(),
        New("URL", ValueShapes.Url, 15).Plain("postgres://app:").Random(9).Plain("%40").Random(11).Plain("@db.example.com:5432/orders?sslmode=require").Build(),
        KeyFile(16),
        New(".env file", ValueShapes.Env, 17)
            .Plain("DB_HOST=db.example.com\nDB_USER=app\nDB_PASSWORD").Plain("='").Password("&$", 6).Plain("'\nexport API_TOKEN").Plain("=").Random(32).Plain("\nDEBUG=true\n").Build(),
    ];


    private static SampleValueBuilder New(string kind, ValueShapes shape, int seed) => new(kind, shape, seed);

    // with the line end that a file has
    private static SampleValue Pem(int seed)
    {
        SampleValueBuilder pem = New("PEM private key", ValueShapes.Pem, seed).Plain("-----BEGIN " + "PRIVATE KEY-----\n");
        for (int line = 0; line < 6; line++)
        {
            pem.Random(64, Base64).Plain("\n");
        }

        return pem.Random(26, Base64).Plain("==\n-----END " + "PRIVATE KEY-----\n").Build();
    }

    // as a cloud provider hands it out: a PEM with escaped line ends is one of the leaves
    private static SampleValue KeyFile(int seed)
    {
        SampleValueBuilder file = New("JSON key file", ValueShapes.Json, seed)
            .Plain("{\n  \"type\": \"service_account\",\n  \"enabled\": true,\n  \"private_key_id\": \"").Random(40, Hex)
            .Plain("\",\n  \"private_key\": \"-----BEGIN ").Plain("PRIVATE KEY-----\\n");
        for (int line = 0; line < 4; line++)
        {
            file.Random(64, Base64).Plain("\\n");
        }

        return file.Random(30, Base64).Plain("==\\n-----END ").Plain("PRIVATE KEY-----\\n\",\n  \"token_uri\": \"https://login.example.com/token\"\n}\n").Build();
    }
}
