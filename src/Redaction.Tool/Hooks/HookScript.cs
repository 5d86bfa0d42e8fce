using Redaction.Tool.Reporting;

namespace Redaction.Tool.Hooks;

/// <summary>
/// The shell text of hooks, for any POSIX shell. Where there is no redact it fails: a check that cannot be made must not look
/// like one that was passed. A hook that was there before runs first, with the same arguments and input.
/// </summary>
internal static class HookScript
{
    /// <summary>The line that tells a script of ours from others.</summary>
    public const string Mark = "# This hook was written by 'redact hook install'; 'redact hook uninstall' takes it out.";

    /// <summary>How a hook that was there before is renamed.</summary>
    public static string KeptName(HookType type) => $"{Label.Of(type)}.before-redact";

    /// <summary>Whether git tells the hook on standard input what it is about.</summary>
    public static bool ReadsInput(HookType type) => type is HookType.PrePush or HookType.PreReceive;

    /// <summary>A whole script for git's folder of hooks.</summary>
    /// <param name="type">The hook.</param>
    /// <param name="executable">The redact that installs it, used where it still is; null to look it up in PATH only.</param>
    public static string Whole(HookType type, string? executable)
    {
        string name = Label.Of(type);
        string lookup = executable is null ? "redact=redact" : $"redact={Quoted(executable)}\n[ -x \"$redact\" ] || redact=redact";
        string run = !ReadsInput(type)
            ? $"""
              [ ! -x "$kept" ] || "$kept" "$@" || exit $?
              exec "$redact" hook run {name}{Arguments(type)}
              """
            : $"""
              refs=$(cat; echo .)
              refs=${"{refs%.}"}
              [ ! -x "$kept" ] || printf %s "$refs" | "$kept" "$@" || exit $?
              printf %s "$refs" | "$redact" hook run {name}{Arguments(type)}
              """;
        return
            $$"""
            #!/bin/sh
            {{Mark}}
            {{lookup}}
            {{Missing("\"$redact\"", name)}}
            kept="$(dirname -- "$0")/{{KeptName(type)}}"
            {{run}}

            """;
    }

    /// <summary>Lines for a script of others that git or a manager runs with a shell.</summary>
    public static string[] Lines(HookType type)
    {
        string name = Label.Of(type);
        // the input is given back to the lines that follow
        return !ReadsInput(type)
            ? [Missing("redact", name), $"redact hook run {name}{Arguments(type)} || exit $?"]
            : [
                Missing("redact", name),
                "redact_refs=$(cat)",
                $"printf '%s\\n' \"$redact_refs\" | redact hook run {name}{Arguments(type)} || exit $?",
                "exec <<REDACT_REFS",
                "$redact_refs",
                "REDACT_REFS",
            ];
    }

    private static string Arguments(HookType type) => type switch
    {
        HookType.PrePush => " --remote=\"$1\"",
        HookType.CommitMsg => " \"$1\"",
        _ => "",
    };

    private static string Missing(string command, string name) =>
        $"command -v {command} >/dev/null 2>&1 || {{ echo \"redact: is not installed, so that nothing could be checked: {name} stops here\" >&2; exit 1; }}";

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
