namespace Redaction.Tool.Agents.Shell;

/// <summary>Programs and words of a shell by what they do with the words behind them.</summary>
internal static class ShellPrograms
{
    /// <summary>Stand before a command and change nothing of it.</summary>
    public static IReadOnlySet<string> Keywords { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "then", "do", "else", "elif", "if", "while", "until", "!", "time", "command", "builtin", "exec", "coproc", "nohup" };

    /// <summary>Read commands from a text.</summary>
    public static IReadOnlySet<string> Shells { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "sh", "bash", "zsh", "dash", "ash", "ksh", "mksh", "fish", "csh", "tcsh", "rbash", "nu" };

    /// <summary>Start another command, whose name stands somewhere behind their own options.</summary>
    public static IReadOnlySet<string> Launchers { get; } = new HashSet<string>(Shells, StringComparer.Ordinal)
    {
        "sudo", "doas", "su", "runuser", "env", "nice", "ionice", "timeout", "stdbuf", "unbuffer", "setsid", "setpriv", "chroot", "unshare", "nsenter", "taskset", "chrt", "flock",
        "watch", "script", "strace", "ltrace", "gdb", "busybox", "toybox", "systemd-run", "caffeinate", "ssh", "docker", "podman", "nerdctl", "kubectl", "oc", "lxc", "vagrant", "wsl",
        "tmux", "screen", "npx", "bunx", "pnpm", "yarn", "uv", "poetry", "pipenv", "bundle", "nix", "nix-shell", "direnv", "op", "doppler", "chamber", "aws-vault", "dotenv", "xvfb-run",
    };

    /// <summary>Run what they are given as text, or what they read: the command's own words do not tell what.</summary>
    public static IReadOnlySet<string> Evaluators { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "eval", "source", ".", "alias", "trap", "fc", "bind", "enable", "xargs", "parallel", "expect", "crontab", "at", "batch" };
}
