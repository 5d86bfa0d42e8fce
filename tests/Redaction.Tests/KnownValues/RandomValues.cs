namespace Redaction.Tests.KnownValues;

/// <summary>Seeded values as people and services make them: letters and digits, in every third also symbols.</summary>
internal static class RandomValues
{
    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Symbols = "!@#$%^&*()-_=+[]{};:'\",.<>/?~";

    public static string[] Make(Random random, int count, int minLength, int maxLength) =>
        [.. Enumerable.Range(0, count).Select(i =>
            random.GetString(i % 3 == 2 ? Plain + Symbols : Plain, random.Next(minLength, maxLength + 1)))];
}
