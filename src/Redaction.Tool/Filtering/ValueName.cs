namespace Redaction.Tool.Filtering;

/// <summary>The name under which a variable's value is registered: masks write it, so it is of few characters.</summary>
internal static class ValueName
{
    private const int Longest = 80;

    /// <summary>The variable's name, with <c>_</c> where a mask could not write what stands there.</summary>
    public static string Of(string variable)
    {
        ReadOnlySpan<char> kept = variable.AsSpan(0, Math.Min(variable.Length, Longest));
        char[] name = kept.ToArray();
        for (int i = 0; i < name.Length; i++)
        {
            name[i] = char.IsAsciiLetterOrDigit(name[i]) || name[i] is '.' or '_' or '-' or '/' or ':' or '@' ? name[i] : '_';
        }

        return name.Length == 0 ? "variable" : new string(name);
    }
}
