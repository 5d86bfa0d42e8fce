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

    // completion and man tell of all commands, and so are not built alone
    private static readonly (string Name, Func<StandardStreams, Command> Create)[] s_commands =
    [
        ("filter", FilterCommand.Create),
        ("run", RunCommand.Create),
        ("scan", ScanCommand.Create),
        ("git", streams => GitCommand.Create(streams)),
        ("diff", DiffCommand.Create),
        ("rules", RulesCommand.Create),
        ("agent-hook", AgentHookCommand.Create),
        ("agent", AgentCommand.Create),
        ("transcripts", TranscriptsCommand.Create),
        ("baseline", BaselineCommand.Create),
        ("hook", HookCommand.Create),
        ("init", InitCommand.Create),
        ("config", ConfigCommand.Create),
    ];

    /// <summary>Builds the command line.</summary>
    /// <param name="streams">Where the commands read and write.</param>
    /// <param name="first">The first word of the command line: a command of that name is built alone, which is most of the time that it takes.</param>
    public static RootCommand Create(StandardStreams streams, string? first)
    {
        var root = new RootCommand("Keeps secrets out of output and finds them in files.");
        bool isAlone = Array.Exists(s_commands, command => command.Name == first);
        foreach ((string name, Func<StandardStreams, Command> create) in s_commands)
        {
            if (!isAlone || name == first)
            {
                root.Add(create(streams));
            }
        }

        if (!isAlone)
        {
            root.Add(CompletionCommand.Create());
            root.Add(ManCommand.Create(Notes));
        }

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
