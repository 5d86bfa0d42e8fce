using System.CommandLine;
using Redaction.Toml;
using Redaction.Tool.Configuring;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact rules import</c>: a gitleaks configuration as a <c>redaction.toml</c>.</summary>
internal static class RulesImportCommand
{
    private const string Notes =
        """
        What is not carried over exactly is told on standard error, a line each:
        "changed" where it works otherwise than before, "left out" where it is missing.
        The exit code is 1 when something was left out, else 0. A file that exists is
        not overwritten.

        Examples:
          redact rules import .gitleaks.toml -o redaction.toml
          redact rules import .gitleaks.toml | less
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var file = new Argument<string>("FILE") { Description = "A .gitleaks.toml." };
        var target = new Option<string?>("--output", "-o") { Description = "Where the result is written; standard output by default.", HelpName = "FILE" };
        var command = new NotedCommand("import", "Turn a .gitleaks.toml into a redaction.toml.", Notes) { file, target };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            string? output = parsed.GetValue(target);
            if (output is not null && Path.Exists(output))
            {
                throw new UsageException($"{SafeText.Escape(output)}: is there already; name another file or take it away");
            }

            ImportResult result = ConfigurationFile.ReadGitleaks(path);
            if (output is null)
            {
                parsed.InvocationConfiguration.Output.Write(result.Toml);
            }
            else
            {
                File.WriteAllText(output, result.Toml);
            }

            foreach (ImportNote note in result.Notes)
            {
                streams.Messages.WriteLine(SafeText.Escape(note.ToString()));
            }

            int lost = result.Notes.Count(note => note.IsLost);
            streams.Messages.WriteLine(
                $"carried over: {result.Rules} of {result.AllRules} rules, {result.Allowlists} of {result.AllAllowlists} allowlists; {result.Notes.Length - lost} changed, {lost} left out");
            return result.IsComplete ? ExitCode.Clean : ExitCode.Findings;
        });
        return command;
    }
}
