namespace Redaction.Analyzers.Flow.Sources;

/// <summary>The words of an identifier, in lower case: <c>_dbPassword2</c> is <c>db</c>, <c>password</c>; <c>XMLApiKey</c> is <c>xml</c>, <c>api</c>, <c>key</c>.</summary>
internal static class IdentifierWords
{
    public static List<string> Of(string name)
    {
        List<string> words = [];
        int start = -1;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isLetter = i < name.Length && char.IsLetter(name[i]);
            if (start >= 0 && (!isLetter || StartsWord(name, i)))
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }

            if (isLetter && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    /// <summary>A capital after a small letter, or the last of several capitals before a small one.</summary>
    private static bool StartsWord(string name, int i) =>
        char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
}
