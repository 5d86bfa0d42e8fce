namespace Redaction.Tool.Hooks;

/// <summary>What stands at the place of a hook.</summary>
internal enum HookState
{
    /// <summary>Nothing of ours.</summary>
    Missing,

    /// <summary>What an installation writes.</summary>
    Installed,

    /// <summary>Something of ours that is not what an installation writes now: an older one, or one that was edited.</summary>
    Changed,
}
