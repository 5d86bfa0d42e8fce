using System.Text;

namespace Redaction.Toml.Gitleaks;

/// <summary>The ids of imported rules, and those that they have here: lower-case words with dashes, each once.</summary>
internal sealed class RuleNames
{
    private const int MaxLength = 64;

    public RuleNames(IReadOnlyList<string> given)
    {
        Given = given;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        Ours = [.. given.Select(id =>
        {
            string name = Kebab(id);
            for (int n = 2; !taken.Add(name); n++)
            {
                name = $"{Kebab(id)}-{n}";
            }

            return name;
        })];
    }

    /// <summary>The ids as they were given.</summary>
    public IReadOnlyList<string> Given { get; }

    /// <summary>The ids here, in the same order.</summary>
    public string[] Ours { get; }

    /// <summary>The imported rule of an id there; null when there is none.</summary>
    public string? Find(string id)
    {
        for (int i = 0; i < Given.Count; i++)
        {
            if (Given[i] == id && Ours[i].Length > 0)
            {
                return Ours[i];
            }
        }

        return null;
    }

    /// <summary>A rule was left out.</summary>
    public void Drop(int index) => Ours[index] = "";

    private static string Kebab(string id)
    {
        var name = new StringBuilder();
        foreach (char c in id)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(char.ToLowerInvariant(c));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        string text = name.ToString().Trim('-');
        text = text[..Math.Min(text.Length, MaxLength - 4)].Trim('-');
        return text.Length > 0 ? text : "imported";
    }
}
