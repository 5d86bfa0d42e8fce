namespace Redaction.Tests.KnownValues;

/// <summary>Secrets made at run time, always the same ones: the repository's own scanner finds none in the source.</summary>
internal static class Made
{
    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Token(int length, int seed) => Of(Base62, length, seed);

    public static string Base64(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    public static string Hexadecimal(int length, int seed) => Of("0123456789abcdef", length, seed);

    /// <summary>A body in lines of 64, as armour has it.</summary>
    public static string Body(int seed, string lineEnd = "\n") =>
        string.Join(lineEnd, Base64(300, seed).Chunk(64).Select(c => new string(c)));

    /// <summary>A whole block of armour.</summary>
    public static string Armour(string label, string body, string lineEnd = "\n") =>
        $"-----{"BEGIN"} {label}-----{lineEnd}{body}{lineEnd}-----{"END"} {label}-----{lineEnd}";

    private static string Of(string alphabet, int length, int seed)
    {
        var random = new Random(seed);
        return string.Create(length, (alphabet, random), static (chars, state) =>
        {
            for (int i = 0; i < chars.Length; i++)
            {
                chars[i] = state.alphabet[state.random.Next(state.alphabet.Length)];
            }
        });
    }
}
