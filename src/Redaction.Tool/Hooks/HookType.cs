namespace Redaction.Tool.Hooks;

/// <summary>The hooks of git in which secrets can be stopped.</summary>
internal enum HookType
{
    /// <summary>Before a commit is made: what is staged.</summary>
    PreCommit,

    /// <summary>When a commit's message is written: the message.</summary>
    CommitMsg,

    /// <summary>Before a push: the commits that the remote does not have.</summary>
    PrePush,

    /// <summary>On a server, before it takes a push: the commits that it does not have.</summary>
    PreReceive,
}
