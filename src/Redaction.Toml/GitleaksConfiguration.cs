using Redaction.Toml.Gitleaks;

namespace Redaction.Toml;

/// <summary>Turns an existing <c>.gitleaks.toml</c> into a <c>redaction.toml</c>.</summary>
public static class GitleaksConfiguration
{
    /// <summary>Imports a configuration of gitleaks 8.</summary>
    /// <param name="text">The configuration.</param>
    /// <param name="name">The file as notes show it.</param>
    /// <exception cref="RuleFileException">The text is no TOML, or a field is not of its type.</exception>
    public static ImportResult Import(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new GitleaksImporter(name).Import(text);
    }
}
