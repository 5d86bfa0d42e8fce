using Redaction.Analyzers.Engine;

namespace Redaction.Analyzers.Files;

/// <summary>Which of a project's additional files hold configuration, by name; case does not count.</summary>
internal static class ConfigurationFiles
{
    /// <summary>A name's start and its end, which do not overlap.</summary>
    private static readonly (string Start, string End)[] s_names =
    [
        ("appsettings", ".json"), ("secrets", ".json"), ("local.settings", ".json"), ("launchsettings", ".json"),
        (".env", ""), ("", ".env"), ("", ".http"), ("", ".rest"),
        ("web.", "config"), ("app.", "config"), ("nuget.", "config"), ("connectionstrings", ".config"),
        ("", ".yml"), ("", ".yaml"),
    ];

    /// <summary>Whether a file is one.</summary>
    public static bool Includes(string path)
    {
        string name = FilePath.NameOf(path);
        foreach ((string start, string end) in s_names)
        {
            if (name.Length >= start.Length + end.Length
                && name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
