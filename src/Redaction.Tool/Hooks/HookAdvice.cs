namespace Redaction.Tool.Hooks;

/// <summary>What a hook that stops says below the findings: the three ways on.</summary>
internal static class HookAdvice
{
    /// <summary>The text for a hook.</summary>
    public static string For(HookType type) => type switch
    {
        HookType.PreCommit => Text(
            "the commit is stopped, for what it brings would stay in the history",
            "take it out of the file, into an environment variable or a secret\n     store; then 'git add' the file and commit again",
            "\nTo commit without this check: git commit --no-verify"),
        HookType.CommitMsg => Text(
            "the commit is stopped, for its message would stay in the history",
            "take it out of the message and commit again; git has kept it in the\n     file COMMIT_EDITMSG of its folder",
            "\nTo commit without this check: git commit --no-verify"),
        HookType.PrePush => Text(
            "the push is stopped, for what it brings could not be taken back",
            "take it out of the commit that brought it, or of its message, which is\n     yours alone still:\n     'git commit --amend' for the last one, 'git rebase -i' for one before",
            "\nTo push without this check: git push --no-verify"),
        _ => Text(
            "the push is refused: this server takes no secrets",
            "take it out of the commit that brought it, or of its message,\n     'git commit --amend' for the last one, 'git rebase -i' for one before; then push again",
            "",
            baseline: ""),
    };

    private static string Text(string what, string move, string bypass, string baseline = ", or run 'redact baseline update --add'") =>
        $"""
        redact: {what}. Three ways on:
          1. Move it: {move}.
          2. Allow it, if it is no secret: end its line with a comment such as
             "redaction:allow RULE -- why"{baseline}.
          3. Rotate it, if it was ever pushed or shared: whoever saw it can use it.{bypass}
        """;
}
