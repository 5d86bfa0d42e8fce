using Redaction.Tool.Hosting;

namespace Redaction.Tool.Hooks;

/// <summary>Where a hook is kept: a script of git's own, or a file of a hook manager.</summary>
internal interface IHookPlace
{
    /// <summary>What and where it is, for people; fit for a terminal.</summary>
    string Description { get; }

    /// <summary>What stands there.</summary>
    HookState State { get; }

    /// <summary>Puts the hook in, whatever is there; what else is there stays and is run as before.</summary>
    /// <exception cref="UsageException">It cannot be put in without a risk to what is there; the message says what to do.</exception>
    void Install();

    /// <summary>Takes out what <see cref="Install"/> put in, and nothing else.</summary>
    /// <exception cref="UsageException">It was changed since.</exception>
    void Uninstall();
}
