namespace Redaction.Benchmarks;

/// <summary>Seeded values that stand in no corpus, and redactors that know them.</summary>
internal static class KnownValues
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const string Symbols = "!@#$%^&*()-_=+[]{};:'\",.<>/?~";

    public static string[] Make(int count)
    {
        Random random = new(20240607);
        return [.. Enumerable.Range(0, count).Select(_ => random.GetString(Alphabet, random.Next(16, 41)))];
    }

    /// <summary>
    /// Values as people and services make them: 20 to 64 characters (or as many as said), every third with symbols. Another
    /// seed gives others.
    /// </summary>
    public static string[] MakeMixed(int count, int minLength = 20, int maxLength = 64, int seed = 20240608)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
            random.GetString(i % 3 == 2 ? Alphabet + Symbols : Alphabet, random.Next(minLength, maxLength + 1)))];
    }

    /// <summary>A redactor with the default rules and so many values; the leases are never disposed, so all stay registered.</summary>
    public static SecretRedactor MakeRedactor(int count) => MakeRedactor(Make(count));

    /// <summary>A redactor with the default rules and these values; they stay registered.</summary>
    public static SecretRedactor MakeRedactor(string[] values)
    {
        SecretRedactor redactor = new(new RedactorOptions { Rules = RuleSet.Default, Mask = Mask.Tag });
        Register(redactor, values);
        return redactor;
    }

    /// <summary>Registers the values as value-0, value-1, ...; the leases are never disposed.</summary>
    public static void Register(SecretRedactor redactor, string[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _ = redactor.Register(values[i], $"value-{i}");
        }
    }
}
