namespace Redaction;

/// <summary>The name somebody most likely meant: the one that the fewest single-letter edits turn into what was typed.</summary>
internal static class NearestName
{
    /// <summary>The nearest of some names, the alphabetically first of equals; null when there is none to choose from.</summary>
    public static string? Find(string typed, IEnumerable<string> names)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string name in names)
        {
            int distance = Distance(typed, name);
            if (distance < bestDistance || distance == bestDistance && string.CompareOrdinal(name, best) < 0)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein distance, row by row: O(|a|·|b|) time, O(|b|) space.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
