using System.CommandLine;
using Redaction.Tool.Agents;
using Redaction.Tool.Agents.Hooks;
using Redaction.Tool.Agents.Transcripts;
using Redaction.Tool.Hosting;
using Redaction.Tool.Reporting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact transcripts</c>: the secrets that agents wrote down.</summary>
internal static class TranscriptsCommand
{
    private const string Notes =
        """
        Without a PATH it reads what the agents keep in your home: Claude Code's
        ~/.claude/projects and history.jsonl, Codex's ~/.codex/sessions,
        archived_sessions and history.jsonl, Cursor's ~/.cursor/projects
        (CLAUDE_CONFIG_DIR and CODEX_HOME are heeded). Of a folder it reads all .jsonl
        files below. Every string of every line is judged, as the agent's tools gave
        it; a line that is no JSON is judged as text. The values of environment
        variables whose names say so, and those of --known, are found too.

        With --scrub each file that holds a secret is replaced by one with masks: clean
        lines stay as they are to the byte, mode and time are kept. A file that an agent
        has open, or that changes meanwhile, is left and named. A secret that a model
        has seen must be rotated all the same. The backup of --backup holds the secrets:
        delete it when you have looked.

        Exit codes: 1 when secrets are left, 0 when none are.

        Examples:
          redact transcripts
          redact transcripts --agent codex --format json
          redact transcripts --scrub --backup
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var engine = new EngineOptions(Profile.Alert, findsConfiguration: false);
        var paths = new Argument<string[]>("PATH") { Description = "Transcripts, and folders of them; those of the agents unless given.", Arity = ArgumentArity.ZeroOrMore };
        var agent = new AgentOption("Whose transcripts; all unless given.");
        var scrub = new Option<bool>("--scrub") { Description = "Rewrite the files that hold secrets, with masks." };
        var backup = new Option<bool>("--backup") { Description = "With --scrub: keep each file as it was beside it (FILE.backup, for you only)." };
        var reports = new ReportOptions(streams);
        var command = new NotedCommand("transcripts", "Find secrets in the transcripts of coding agents, and scrub them.", Notes) { paths, agent, scrub, backup };
        reports.AddTo(command);
        engine.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] given = parsed.GetValue(paths) ?? [];
            AgentKind? kind = agent.Read(parsed);
            if (given.Length > 0 && kind is not null)
            {
                throw new UsageException("--agent says where to look, and a PATH does too; give one");
            }

            if (parsed.GetValue(backup) && !parsed.GetValue(scrub))
            {
                throw new UsageException("--backup goes with --scrub; nothing is changed without");
            }

            ReportPlan plan = reports.Read(parsed);
            Engine made = engine.Create(parsed, new RedactorOptions(), streams.Messages);
            SecretRedactor redactor = made.Redactor;
            SecretEnvironment.Register(redactor.Registry);
            IReadOnlyList<string> files = given.Length > 0 ? TranscriptPlaces.Find(given) : TranscriptPlaces.Find(kind);
            using IFindingReport report = plan.Open(made, isIncomplete: false);
            var run = new TranscriptRun(redactor, report, streams.Messages, parsed.GetValue(scrub), parsed.GetValue(backup));
            return run.Finish(files);
        });
        return command;
    }
}
