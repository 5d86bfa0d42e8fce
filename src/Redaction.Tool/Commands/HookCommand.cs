using System.CommandLine;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Commands;

/// <summary><c>redact hook</c>: git hooks that stop secrets.</summary>
internal static class HookCommand
{
    private const string Notes =
        """
        Hooks: pre-commit looks at what is staged, commit-msg at the commit's message,
        pre-push at the commits and tags that the remote does not have, with their
        messages, pre-receive does so on a server. They are put where the
        repository keeps its hooks: in git's own folder (core.hooksPath and worktrees
        are heeded), in .husky, or in lefthook.yml. A hook that is there stays and runs
        first; uninstall takes out what install put in, to the byte.

        For the pre-commit framework, put into .pre-commit-config.yaml:
          - repo: local
            hooks:
              - id: redact
                name: secrets
                entry: redact hook run pre-commit
                language: system
                pass_filenames: false
                always_run: true

        Examples:
          redact hook install
          redact hook install --type pre-commit --type commit-msg --type pre-push
          redact hook status
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(StandardStreams streams) => new NotedCommand("hook", "Stop secrets in git hooks.", Notes)
    {
        HookInstallCommand.Create(streams),
        HookUninstallCommand.Create(streams),
        HookStatusCommand.Create(),
        HookRunCommand.Create(streams),
    };
}
