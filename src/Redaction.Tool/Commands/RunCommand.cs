using System.CommandLine;
using Redaction.Tool.Filtering;
using Redaction.Tool.Reporting;
using Redaction.Tool.Running;
using Redaction.Tool.Running.Environments;
using Redaction.Tool.Running.Minted;
using Redaction.Tool.Running.Posix;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact run</c>: runs a command with secrets in its environment, and masks them in what it writes.</summary>
internal static class RunCommand
{
    private const string Notes =
        """
        What is masked: the values below in all their encodings, and what the rules
        find, in standard output and standard error, as it comes.
          - every variable of an --env-file (a port or a level is injected unmasked)
          - variables of the environment whose names say so, such as DB_PASSWORD
          - --secret NAME, and --known FILE
          - while it runs: ::add-mask::VALUE lines, Azure's ##vso[task.setsecret] and
            issecret=true, and secrets appended to $GITHUB_ENV, $GITHUB_OUTPUT,
            $GITHUB_STATE or a --watch-env-file

        An --env-file has NAME=value lines, 'export' and # comments allowed. A value in
        '...' is taken as it is; in "..." \n \r \t \" \\ \$ are escapes; both may
        span lines. Without quotes it ends at the line's end or at a # after a blank.
        Nothing is expanded. References such as op://vault/item/field are refused: no
        vault is connected yet.

        The command is not given what opens a vault: OP_SERVICE_ACCOUNT_TOKEN,
        OP_CONNECT_*, OP_SESSION*, VAULT_TOKEN, BW_SESSION and their kind. --keep NAME
        keeps one; an --env-file may set one.

        On a terminal the command has a terminal of its own: colours, prompts,
        passwords, the window's size, Ctrl-C and Ctrl-Z work as without redact. If
        standard input or standard output is no terminal, it keeps our standard
        input, and those of its outputs are terminals that are terminals of ours;
        what it then writes to /dev/tty itself is not masked.

        The signals INT, TERM, HUP, QUIT, USR1 and USR2 are passed on. The exit code
        is the command's. If a signal ended it, we end by the same, which shells
        report as 128 and its number. Others are redact's own:
            2  the command line, or a file that it names, is wrong; nothing was run
            3  the output could not be judged or written; the command was run
          126  the command cannot be run
          127  there is no such command
          141  the reader of the output went away (and the command returned 0)
        A process that the command leaves behind is heard until it is silent for a
        quarter of a second, for five seconds at most; then its output is lost.

        Examples:
          redact run -- npm test
          redact run --env-file .env -- ./deploy --stage prod
          redact run --secret API_KEY -- curl -v https://api.example.com
          redact run -- claude
        """;

    // they name the files to which a step of a workflow appends variables (docs.github.com, "Environment files"); Gitea and Forgejo too
    private static readonly string[] s_envFiles = ["GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STATE"];

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var engine = new EngineOptions(Profile.Redact, findsConfiguration: false);
        var mask = new MaskOptions();
        Option<string[]> envFile = Repeatable("--env-file", "FILE", "Give the command these variables and mask their values; may be repeated.");
        Option<string[]> secret = Repeatable("--secret", "NAME", "Mask the value of this variable of the environment; may be repeated.");
        Option<string[]> keep = Repeatable("--keep", "NAME", "Give the command this variable though it opens a vault; may be repeated.");
        Option<string[]> watch = Repeatable("--watch-env-file", "FILE", "Mask all variables that the command appends to this file; may be repeated.");
        var noAuto = new Option<bool>("--no-auto") { Description = "Do not mask variables because of their names." };
        var words = new Argument<string[]>("COMMAND")
        {
            Description = "The command and its arguments, after --.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new NotedCommand("run", "Run a command and mask secrets in its output, live.", Notes) { words, envFile, secret, noAuto, keep, watch };
        mask.AddTo(command);
        engine.AddTo(command);
        command.SetAction(parsed =>
        {
            SecretRedactor redactor = engine.Create(parsed, new RedactorOptions { Mask = mask.Choose(parsed) }, streams.Messages).Redactor;
            var environment = new ChildEnvironment(redactor, vaults: []);
            environment.Prepare(new VariableRequest(
                parsed.GetValue(envFile) ?? [], parsed.GetValue(secret) ?? [], parsed.GetValue(keep) ?? [], !parsed.GetValue(noAuto)));
            if (environment.Unmasked.Count > 0)
            {
                streams.Messages.Report(
                    $"not masked, being too short or too common: {SafeText.Escape(string.Join(", ", environment.Unmasked))}");
            }

            return Run(parsed.GetValue(words)!, redactor, environment, parsed.GetValue(watch) ?? [], streams.Messages);
        });
        return command;
    }

    private static Option<string[]> Repeatable(string name, string argument, string description) => new(name)
    {
        Description = description,
        HelpName = argument,
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    private static int Run(string[] words, SecretRedactor redactor, ChildEnvironment environment, string[] watched, MessageWriter messages)
    {
        CommandRun? run = null;
        var values = new MintedValues(redactor, text => (run is null ? messages.Report : (Action<string>)run.Note)(text));
        IEnumerable<EnvFileWatch> named = from variable in s_envFiles
                                          let path = EnvironmentEntries.Find(environment.Entries, System.Text.Encoding.UTF8.GetBytes(variable))
                                          where path is { Length: > 0 }
                                          select new EnvFileWatch(System.Text.Encoding.UTF8.GetString(path), takesAll: false, values);
        EnvFileWatch[] watches = [.. named, .. watched.Select(path => new EnvFileWatch(path, takesAll: true, values))];
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return WindowsRun.Run(words, new CommandPlan([], environment.Entries, redactor, values, watches), messages);
            }

            using (run = new CommandRun(new CommandPlan(RawArguments.Of(words), environment.Entries, redactor, values, watches), messages))
            {
                return run.Run();
            }
        }
        catch (LaunchException e)
        {
            messages.Report(e.Message);
            return e.ExitCode;
        }
    }
}
