namespace Redaction.Judging;

/// <summary>
/// Words that say "put your secret here" or "this is not one". Compared in lower case and without separators. A token is
/// rejected only for words of six letters or more, which its random part spells with a chance below 10^-8 a position; a value
/// that is a password or was assigned to a name is also rejected when the whole of it is a shorter word.
/// </summary>
internal static class StandInWords
{
    private const string StandIn = "words that stand in for a secret";
    private const string WholeWord = "a word that stands in for a secret";

    /// <summary>What of a long value is looked at, in letters and digits: the words stand at the start, where a reader looks.</summary>
    private const int Window = 256;

    private static readonly WordIndex s_anywhere = new(
        "example sample placeholder changeme changethis changeit replaceme replacethis replacewith insert yourown youraccess yoursecret yourtoken yourapi yourkey yourclient yourpass yourauth yourservice mysecret mytoken myapikey mypassword secrethere tokenhere keyhere passwordhere redacted censored masked hidden removed notreal notareal notasecret notsecret invalid deadbeef cafebabe foobar loremipsum dummykey dummytoken dummysecret dummypass dummyvalue faketoken fakesecret fakekey fakepass mocktoken mocksecret testtoken testsecret testpass testkey test1234 donotuse todofixme supersecret topsecret"u8);

    private static ReadOnlySpan<byte> Whole =>
        "password passwd pass pwd passphrase passw0rd pssw0rd secret secrets token apikey key credentials credential admin administrator root guest user username test testing tests dummy fake mock todo fixme tbd none null nil empty undefined default unknown test123 changed change replace hidden string value text optional required true false yes no"u8;

    /// <summary>Passwords so common that they are examples more often than secrets; but people do use them.</summary>
    private static ReadOnlySpan<byte> Common => "letmein hunter2 abc123 qwerty qwerty123 password1 password123 admin123 secret123"u8;

    /// <summary>What a password in a URL or a connection string is only in documentation, on whatever host.</summary>
    private static ReadOnlySpan<byte> PasswordNames =>
        "password passwd pass pwd passphrase secret token apikey pw passwort passe mdp none null test xxx foo bar"u8;

    public static string? Reject(ReadOnlySpan<byte> value, SecretShape shape, Profile profile)
    {
        Span<byte> buffer = stackalloc byte[Window];
        ReadOnlySpan<byte> squeezed = WordList.Squeeze(value, buffer);
        if (s_anywhere.AnyIn(squeezed))
        {
            return StandIn;
        }

        // "yourWeak(!)Password", "your_db_pass"
        if (shape != SecretShape.Token && squeezed.Length > "your".Length && squeezed.StartsWith("your"u8))
        {
            return StandIn;
        }

        return shape switch
        {
            SecretShape.Assignment when WordList.Contains(Whole, squeezed) => WholeWord,
            SecretShape.Assignment when profile == Profile.Alert && WordList.Contains(Common, squeezed) => WholeWord,
            SecretShape.Password when WordList.Contains(PasswordNames, squeezed) => WholeWord,
            _ => null,
        };
    }
}
