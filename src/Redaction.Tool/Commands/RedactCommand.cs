using System.CommandLine;
using System.CommandLine.Help;
using Redaction.Tool.Configuring;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary>The root: what <c>redact</c> alone says.</summary>
internal static class RedactCommand
{
    private const int WidestHelp = 100;

    private const string Notes =
        $"""
        Examples:
          some-command 2>&1 | redact filter        mask secrets in a live stream
          redact filter --known <(get-secrets)     mask these values too (name=value lines)
          redact run --env-file .env -- npm start  run a command, mask its output
          redact scan .                            find secrets in a tree, .gitignore respected
          redact git --staged                      find secrets in what is about to be committed
          git diff main | redact diff              find secrets in what a diff adds
          redact rules explain github-pat          what a rule looks for

        {ToolEnvironment.Notes}

        Exit codes:
            0  done; a scan found nothing
            1  a scan found secrets, whether or not every file could be read;
               an import had to leave something out
            2  the command line, or a file that it names, is wrong
            3  something failed: the output is cut short, or not every file was read
          130  interrupted (as every interrupted program)
          141  the reader of the output went away before the end (as with cat)
        """;

    /// <summary>Builds the command line.</summary>
    public static RootCommand Create(StandardStreams streams)
    {
        var root = new RootCommand("Keeps secrets out of output and finds them in files.")
        {
            FilterCommand.Create(streams),
            RunCommand.Create(streams),
            ScanCommand.Create(streams),
            GitCommand.Create(streams),
            DiffCommand.Create(streams),
            RulesCommand.Create(streams),
            AgentHookCommand.Create(streams),
            AgentCommand.Create(streams),
            TranscriptsCommand.Create(streams),
            BaselineCommand.Create(streams),
            HookCommand.Create(streams),
            InitCommand.Create(streams),
            ConfigCommand.Create(streams),
            CompletionCommand.Create(),
            ManCommand.Create(Notes),
        };
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                help.MaxWidth = Math.Min(streams.Columns, WidestHelp);
                option.Action = new HelpWithNotes(help, Notes);
            }
        }

        return root;
    }
}
