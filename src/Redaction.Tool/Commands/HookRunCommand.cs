using System.CommandLine;
using Redaction.Tool.Git;
using Redaction.Tool.Hooks;
using Redaction.Tool.Hosting;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact hook run</c>: what the hooks call.</summary>
internal static class HookRunCommand
{
    private const string Notes =
        """
        pre-push and pre-receive read on standard input what git tells them. An empty
        input means to pre-push that nothing is pushed, for so git says that all is up to
        date; for pre-receive it is a failure. commit-msg is given the file of the
        message, in which a diff below git's scissors line is not looked at. All further
        options are those of 'redact git'. Nothing is said when nothing is found.

        Examples:
          redact hook run commit-msg .git/COMMIT_EDITMSG
          redact hook run pre-commit
          redact hook run pre-commit --profile redact
        """;

    // the pre-commit framework reads the hook's input itself and tells what it read so
    private const string FrameworkFrom = "PRE_COMMIT_FROM_REF";
    private const string FrameworkTo = "PRE_COMMIT_TO_REF";
    private const string FrameworkRemote = "PRE_COMMIT_REMOTE_NAME";

    private static GitRepository Current => new(".", isCurrent: true);

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams)
    {
        var hook = new Argument<string>("HOOK") { Description = HookOptions.Choices(", ") + "." };
        var remote = new Option<string?>("--remote") { Description = "pre-push: the remote's name; what is known of its branches is not looked at.", HelpName = "NAME" };
        var command = new NotedCommand("run", "Do the work of a hook: scan what is new.", Notes) { hook, remote };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            HookType type = HookOptions.Parse(parsed.GetValue(hook)!);
            IReadOnlyList<string> what = type switch
            {
                HookType.PreCommit => ["--staged"],
                HookType.CommitMsg => ["--message", MessageFile(parsed)],
                HookType.PrePush => Pushed(parsed.GetValue(remote), streams),
                _ => NewCommits.Of(Current, RefUpdates.Read(type, streams.Input), "--all"),
            };
            if (what.Count == 0)
            {
                return ExitCode.Clean;
            }

            ParseResult git = GitCommand.Create(streams, isQuiet: true).Parse([.. parsed.UnmatchedTokens.Skip(type == HookType.CommitMsg ? 1 : 0), .. what]);
            if (git.Errors.Count > 0)
            {
                throw new UsageException(UsageMessage.Of(git));
            }

            int code = await git.InvokeAsync(parsed.InvocationConfiguration, cancellationToken).ConfigureAwait(false);
            if (code == ExitCode.Findings)
            {
                streams.Messages.WriteLine(HookAdvice.For(type));
            }

            return code;
        });
        return command;
    }

    private static string MessageFile(ParseResult parsed) =>
        parsed.UnmatchedTokens is [{ } file, ..] && !file.StartsWith('-')
            ? file
            : throw new UsageException("commit-msg needs the file of the message, which git hands to the hook: redact hook run commit-msg \"$1\"");

    private static IReadOnlyList<string> Pushed(string? remote, StandardStreams streams)
    {
        string? to = Environment.GetEnvironmentVariable(FrameworkTo);
        string? from = Environment.GetEnvironmentVariable(FrameworkFrom);
        string? name = remote ?? (to is null ? null : Environment.GetEnvironmentVariable(FrameworkRemote));
        // a push to an address has no remote, and to a new place everything is new
        string[] known = string.IsNullOrEmpty(name) ? [] : [$"--remotes={name}"];
        RefUpdates updates = to is null
            ? RefUpdates.Read(HookType.PrePush, streams.Input)
            : new RefUpdates([to], from is null ? [] : [from]);
        return NewCommits.Of(Current, updates, known);
    }
}
