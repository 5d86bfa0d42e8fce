namespace Redaction.Analyzers.Options;

/// <summary>
/// Names as an option lists them: parted by commas or bars, compared whole without case, underscores and dashes, so that
/// <c>magic_word</c> is <c>MagicWord</c> and <c>_magicWord</c>; a star at either end stands for anything.
/// </summary>
internal sealed class NameList
{
    private static readonly NameList s_empty = new([]);

    private readonly (string Name, bool OpenStart, bool OpenEnd)[] _names;

    private NameList((string Name, bool OpenStart, bool OpenEnd)[] names) => _names = names;

    /// <summary>Reads a list; empty for null.</summary>
    public static NameList Parse(string? text) => text is null
        ? s_empty
        : new([.. text.Split([',', '|'], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()).Where(name => name.Trim('*').Length > 0)
            .Select(name => (Plain(name.Trim('*')), name[0] == '*', name[^1] == '*'))]);

    /// <summary>Whether a name is in the list.</summary>
    public bool Contains(string name)
    {
        if (_names.Length == 0)
        {
            return false;
        }

        string plain = Plain(name);
        foreach ((string listed, bool openStart, bool openEnd) in _names)
        {
            int at = openStart && !openEnd ? plain.Length - listed.Length : openStart ? plain.IndexOf(listed, StringComparison.Ordinal) : 0;
            if (at >= 0 && string.CompareOrdinal(plain, at, listed, 0, listed.Length) == 0 && (openEnd || at + listed.Length == plain.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static string Plain(string name) => name.Replace("_", "").Replace("-", "").ToLowerInvariant();
}
