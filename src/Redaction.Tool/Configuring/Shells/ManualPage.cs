using System.Text;

namespace Redaction.Tool.Configuring.Shells;

/// <summary>The manual page, in the macros of man(7).</summary>
internal static class ManualPage
{
    /// <summary>The page.</summary>
    /// <param name="root">The command line.</param>
    /// <param name="rootNotes">What the help of the root says more.</param>
    /// <param name="version">The version of the program.</param>
    public static string Of(CommandInfo root, string rootNotes, string version)
    {
        var page = new StringBuilder();
        page.Append(".\\\" Written by 'redact man'.\n.TH REDACT 1 \"\" \"redact ").Append(Escaped(version)).Append("\" \"User Commands\"\n");
        page.Append(".SH NAME\nredact \\- ").Append(Escaped(LowerFirst(root.Description.TrimEnd('.')))).Append('\n');
        page.Append(".SH SYNOPSIS\n");
        string[] lines =
        [
            .. root.All
                .Where(command => command.Commands.Count == 0)
                .Select(command => $".B redact{Escaped(command.Key)}\n.RI [ OPTION ...]\n{(command.Arguments.Length == 0 ? "" : Escaped(command.Arguments) + "\n")}"),
        ];
        page.AppendJoin(".br\n", lines);

        page.Append(".SH DESCRIPTION\n");
        AppendNotes(page, rootNotes);
        page.Append(".SH COMMANDS\n");
        foreach (CommandInfo command in root.All.Skip(1))
        {
            page.Append(".SS \"redact").Append(Escaped(command.Key)).Append("\"\n").Append(Escaped(command.Description)).Append('\n');
            foreach (OptionInfo option in command.Options)
            {
                page.Append(".TP\n.B ").Append(Escaped(string.Join(", ", option.Names)));
                page.Append(option.ValueName is null ? "\n" : $" {Escaped(option.ValueName)}\n").Append(Escaped(option.Description)).Append('\n');
            }

            if (command.Notes is not null)
            {
                page.Append(".PP\n");
                AppendNotes(page, command.Notes);
            }
        }

        return page.ToString();
    }

    /// <summary>Notes are set as they are printed: they are laid out for 80 columns.</summary>
    private static void AppendNotes(StringBuilder page, string notes)
    {
        page.Append(".nf\n");
        foreach (string line in notes.Split('\n'))
        {
            string text = line.TrimEnd('\r');
            // a line that begins with a dot or a quote would be a request
            page.Append(text.Length == 0 ? ".sp" : text[0] is '.' or '\'' ? "\\&" + Escaped(text) : Escaped(text)).Append('\n');
        }

        page.Append(".fi\n");
    }

    private static string Escaped(string text) => text
        .Replace("\\", "\\e", StringComparison.Ordinal)
        .Replace("-", "\\-", StringComparison.Ordinal)
        .Replace("\"", "\\(dq", StringComparison.Ordinal)
        .Replace("'", "\\(aq", StringComparison.Ordinal)
        .Replace("`", "\\(ga", StringComparison.Ordinal)
        .Replace("^", "\\(ha", StringComparison.Ordinal)
        .Replace("~", "\\(ti", StringComparison.Ordinal);

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
