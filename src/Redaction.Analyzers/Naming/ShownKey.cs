using Redaction.Analyzers.Engine;

namespace Redaction.Analyzers.Naming;

/// <summary>
/// Keys that are written in the code as texts: of a dictionary, a setting, a variable. A message may show a key that looks like a name;
/// any other text may be a value, or hold one.
/// </summary>
internal static class ShownKey
{
    private const int MaxLength = 64;

    /// <summary>What stands for a key that is not shown.</summary>
    private const string Hidden = "…";

    /// <summary>The key, if it may be shown; null otherwise.</summary>
    public static string? OrNull(string? key) => key is not null && IsName(key) && SecretEngine.BuiltIn.Find(key, "").Count == 0 ? key : null;

    /// <summary>The key, or three dots.</summary>
    public static string Of(string key) => OrNull(key) ?? Hidden;

    private static bool IsName(string key)
    {
        if (key.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (char c in key)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or ':' or '.' or ' '))
            {
                return false;
            }
        }

        return true;
    }
}
