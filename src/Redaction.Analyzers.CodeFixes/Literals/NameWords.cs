using System.Text;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>The words of a name, and the name in another style.</summary>
internal static class NameWords
{
    /// <summary><c>s_apiKey</c> and <c>API_KEY</c> as <c>ApiKey</c>.</summary>
    public static string Pascal(string name) => Join(name, "", word =>
        char.ToUpperInvariant(word[0]) + (IsUpper(word) && name.Contains('_') ? word[1..].ToLowerInvariant() : word[1..]));

    /// <summary><c>_apiKey</c> and <c>ApiKey</c> as <c>API_KEY</c>.</summary>
    public static string UpperSnake(string name)
    {
        string variable = Join(name, "_", word => word.ToUpperInvariant());
        return char.IsDigit(variable[0]) ? "_" + variable : variable;
    }

    private static string Join(string name, string separator, Func<string, string> style)
    {
        List<string> words = Split(name);
        return words.Count == 0 ? style("secret") : string.Join(separator, words.Select(style));
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool isBorder = i > 0
                && char.IsUpper(c)
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (isBorder || !char.IsLetterOrDigit(c))
            {
                Add(words, word);
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
        }

        Add(words, word);

        // the letter that marks a field: m_key, s_key
        if (words.Count > 1 && words[0].Length == 1 && name.StartsWith(words[0] + "_", StringComparison.Ordinal))
        {
            words.RemoveAt(0);
        }

        return words;
    }

    private static void Add(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }

    private static bool IsUpper(string word) => word.All(c => !char.IsLower(c));
}
