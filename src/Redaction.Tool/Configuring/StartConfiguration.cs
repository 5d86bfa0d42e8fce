using System.Text;
using Redaction.Toml;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Configuring;

/// <summary>A <c>redaction.toml</c> to start with. It allows nothing by itself: what could be allowed is for a person to say.</summary>
internal static class StartConfiguration
{
    private static readonly string[] s_folders = ["tests"];

    /// <summary>The text for a repository.</summary>
    public static string For(RepositoryLook look, MessageWriter messages)
    {
        var text = new StringBuilder();
        text.Append(
            """
            # What redact looks for in this repository, and what it leaves alone.
            # 'redact config check' tells whether this file is right and what is in force,
            # 'redact rules list' lists the rules, 'redact rules explain ID' explains one.


            """);
        if (look.Gitleaks)
        {
            AppendImport(text, look, messages);
        }
        else
        {
            text.Append(
                """
                # "alert" reports what is worth stopping for; "redact" reports a value too many
                # rather than one too few.
                profile = "alert"

                # Rules that are not wanted here:
                # disable = ["jwt"]

                # A format of your own. Every rule needs a fixed part, here "acme_":
                # [[rule]]
                # id = "acme-token"
                # title = "Acme access token"
                # pattern = '''\bacme_[0-9a-z]{32}\b'''


                """);
        }

        text.Append("# What is no secret, by path and value together. In tests, the profile \"alert\" leaves out\n# what only its context tells, so that this is seldom needed.\n");
        AppendAllow(text, "made up, for tests", look.TestFolders.Count > 0 ? look.TestFolders : s_folders, "stopwords = [\"dummy\", \"not-a-secret\"]");
        if (look.Templates.Count > 0)
        {
            text.Append("\n# Templates are found:\n");
            AppendAllow(text, "to be filled in", look.Templates, "stopwords = [\"change-me\"]");
        }

        if (look.LockFiles.Count > 0)
        {
            text.Append($"\n# Lock files are known, and need nothing here: {string.Join(", ", look.LockFiles.Select(SafeText.Escape))}\n");
        }

        return text.ToString();
    }

    private static void AppendImport(StringBuilder text, RepositoryLook look, MessageWriter messages)
    {
        string path = Path.Combine(look.Folder, ConfigurationFile.GitleaksName);
        ImportResult import = ConfigurationFile.ReadGitleaks(path);
        foreach (ImportNote note in import.Notes)
        {
            messages.WriteLine(SafeText.Escape(note.ToString()));
        }

        text.Append($"# Taken over from {ConfigurationFile.GitleaksName}: {import.Rules} of {import.AllRules} rules, {import.Allowlists} of {import.AllAllowlists} allowlists.\n");
        text.Append(import.Toml.TrimEnd('\n')).Append("\n\n");
    }

    private static void AppendAllow(StringBuilder text, string reason, IReadOnlyList<string> paths, string value)
    {
        text.Append("# [[allow]]\n# reason = \"").Append(reason).Append("\"\n# paths = [").AppendJoin(", ", paths.Select(Quoted)).Append("]\n# ").Append(value).Append("\n# condition = \"all\"\n");
    }

    /// <summary>A path as a glob in a basic string of TOML; what could break the comment it stands in is escaped.</summary>
    private static string Quoted(string path)
    {
        string glob = path.Contains('/', StringComparison.Ordinal) ? path : "/" + path;
        return $"\"{SafeText.Escape(glob).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
