namespace Redaction.Tool.Agents.Hooks;

/// <summary>What is to become of a call, before it is said in an agent's words.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why, for the model and the user; never with a secret.</param>
/// <param name="Json">The new input or output: one JSON value as UTF-8.</param>
internal sealed record HookVerdict(HookVerdictKind Kind, string Reason = "", ReadOnlyMemory<byte> Json = default)
{
    /// <summary>There is nothing to say.</summary>
    public static HookVerdict Pass { get; } = new(HookVerdictKind.Pass);

    /// <summary>It must not happen.</summary>
    public static HookVerdict Deny(string reason) => new(HookVerdictKind.Deny, reason);
}
