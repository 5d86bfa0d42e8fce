using System.CommandLine;
using System.Globalization;
using Redaction.Tool.Agents;
using Redaction.Tool.Agents.Hooks;
using Redaction.Tool.Filtering;
using Redaction.Tool.Hosting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact agent-hook</c>: the hook that coding agents call.</summary>
internal static class AgentHookCommand
{
    private const int LargestInput = 64 * 1024 * 1024;

    private const string Notes =
        """
        Agents call it; 'redact agent install' writes their settings. It reads one JSON
        object on standard input, and answers in the form that the agent accepts:
          a tool's input    denied when it holds a secret; a shell command that may
                            print one is run as 'redact run -- …', or denied
          a tool's output   replaced by the same with every secret masked (Codex: the
                            masked text stands in its place)
          a prompt          stopped when it holds a secret
          a failed tool     Claude Code: the turn ends when what it said holds a
                            secret, for nothing can be masked there any more
        Nothing is said when all is well. Whatever goes wrong (no JSON, an unknown
        event, too large, too late) means no: exit code 2, which agents take as such;
        for Copilot, which ignores exit codes, a denial.

        Values of environment variables whose names say so (GITHUB_TOKEN, DB_PASSWORD)
        are known values. A redaction.toml of the current folder is not read, since
        the agent could write there.

        Example:
          echo '{"hook_event_name":"UserPromptSubmit","prompt":"hello"}' |
            redact agent-hook
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var agent = new AgentOption("Whose hook it is; told by the input unless given.");
        var wrap = new ChoiceOption<WrapPolicy>(
            "--wrap", "Which shell commands run under 'redact run'; auto: risky ones for Claude Code (all when it bypasses permissions), all for the others, where output cannot be changed.", WrapPolicy.Auto);
        var program = new Option<string?>("--program") { Description = "How redact is called in a wrapped command; by default the path of this one.", HelpName = "PATH" };
        var timeout = new Option<string>("--timeout")
        {
            Description = "After how many seconds the answer is no.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => "20",
        };
        var known = new Option<string[]>("--known")
        {
            Description = "Look for these values too: one name=value a line. A file or a pipe; may be repeated.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
            DefaultValueFactory = _ => [],
        };
        var configuration = new ConfigurationOptions(finds: false);
        var command = new NotedCommand("agent-hook", "Answer a hook of a coding agent: mask what a model would see.", Notes) { agent, wrap, program, timeout, known };
        configuration.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            AgentKind? kind = agent.Read(parsed);
            WrapPolicy policy = wrap.Read(parsed);
            if (!int.TryParse(parsed.GetValue(timeout), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) || seconds is 0 or > 3600)
            {
                throw new UsageException("--timeout is a number of seconds, 1 to 3600");
            }

            var hook = new AgentHook(kind, () =>
            {
                var options = new RedactorOptions { Registry = new SecretRegistry() };
                configuration.Read(parsed, streams.Messages)?.Rules.ApplyTo(options);
                var engine = new HookEngine(options);
                SecretEnvironment.Register(options.Registry);
                foreach (string file in parsed.GetValue(known) ?? [])
                {
                    KnownFile.Register(file, engine.Output);
                }

                return new HookJudge(engine, parsed.GetValue(program) ?? RedactProgram.Path, policy);
            });
            HookAnswer answer = await AnswerAsync(hook, streams.Input, TimeSpan.FromSeconds(seconds), cancellationToken).ConfigureAwait(false);
            if (answer.Message is not null)
            {
                streams.Messages.WriteLine(answer.Message);
            }

            streams.Output.Write(answer.Output.Span);
            return answer.ExitCode;
        });
        return command;
    }

    private static async Task<HookAnswer> AnswerAsync(AgentHook hook, Stream input, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            // reading may wait for ever, and judging may take long: both on a thread that is left behind
            return await Task.Run(() => Answer(hook, input), CancellationToken.None).WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return hook.Fail("it took too long");
        }
    }

    private static HookAnswer Answer(AgentHook hook, Stream input)
    {
        try
        {
            using SensitiveBytes? json = SensitiveBytes.ReadToEnd(input, LargestInput);
            return json is null ? hook.Fail($"the input has more than {LargestInput / (1024 * 1024)} MiB") : hook.Answer(json.Memory);
        }
        catch (IOException)
        {
            return hook.Fail("the input cannot be read");
        }
    }
}
