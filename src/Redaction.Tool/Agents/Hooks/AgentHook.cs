using Redaction.Tool.Hosting;

namespace Redaction.Tool.Agents.Hooks;

/// <summary>Answers one call of a hook. Whatever goes wrong is answered with "no": a secret that was not looked for must not pass.</summary>
/// <param name="agent">Whose calls come; null to tell by the input.</param>
/// <param name="createJudge">Makes the judge; what it throws is a "no" too.</param>
internal sealed class AgentHook(AgentKind? agent, Func<HookJudge> createJudge)
{
    /// <summary>The answer to a call.</summary>
    public HookAnswer Answer(ReadOnlyMemory<byte> json)
    {
        HookCall call;
        try
        {
            call = HookCall.Parse(json, agent);
        }
        catch (Exception e)
        {
            return Fail(Reason(e));
        }

        using (call)
        {
            IAgentDialect dialect = AgentDialects.Of(call.Agent);
            try
            {
                return dialect.Say(call, createJudge().Judge(call));
            }
            catch (Exception e)
            {
                return Unjudged(call, dialect, Reason(e));
            }
        }
    }

    /// <summary>The answer when there is no call that could be read.</summary>
    public HookAnswer Fail(string reason) => AgentDialects.Of(agent).Fail(WithName(reason));

    private static HookAnswer Unjudged(HookCall call, IAgentDialect dialect, string reason)
    {
        try
        {
            return dialect.Say(call, HookJudge.Unjudged(call, WithName(reason))) with { Message = WithName(reason) };
        }
        catch (Exception)
        {
            // the output is not where the event's format has it: there is nothing to blank
            return dialect.Fail(WithName(reason));
        }
    }

    private static string WithName(string reason) => $"redact agent-hook: {reason}; nothing was let through";

    /// <summary>The message of an exception that is not ours may quote the input.</summary>
    private static string Reason(Exception e) => e is HookException or UsageException ? e.Message : $"internal error: {e.GetType().Name}";
}
