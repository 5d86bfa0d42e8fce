namespace Redaction.Tool.Agents.Hooks;

/// <summary>How one agent wants to be told what is to become of a call. An answer of another shape is ignored by all of them, and the secret shown.</summary>
internal interface IAgentDialect
{
    /// <summary>Says a verdict.</summary>
    HookAnswer Say(HookCall call, HookVerdict verdict);

    /// <summary>Says "no" when not even the event is known.</summary>
    HookAnswer Fail(string reason);
}
