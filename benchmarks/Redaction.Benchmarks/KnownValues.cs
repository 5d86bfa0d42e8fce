namespace Redaction.Benchmarks;

/// <summary>Seeded values that stand in no corpus, and redactors that know them.</summary>
internal static class KnownValues
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string[] Make(int count)
    {
        Random random = new(20240607);
        return [.. Enumerable.Range(0, count).Select(_ => random.GetString(Alphabet, random.Next(16, 41)))];
    }

    /// <summary>A redactor with the default rules and so many values; the leases are never disposed, so all stay registered.</summary>
    public static SecretRedactor MakeRedactor(int count)
    {
        SecretRedactor redactor = new(new RedactorOptions { Rules = RuleSet.Default, Mask = Mask.Tag });
        string[] values = Make(count);
        for (int i = 0; i < values.Length; i++)
        {
            _ = redactor.Register(values[i], $"value-{i}");
        }

        return redactor;
    }
}
