namespace Redaction.Tool.Agents.Hooks;

/// <summary>What the hook says to the agent that called it.</summary>
/// <param name="Output">Standard output, whole; empty when there is nothing to say.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Message">Standard error; null for nothing.</param>
internal sealed record HookAnswer(ReadOnlyMemory<byte> Output, int ExitCode = 0, string? Message = null)
{
    /// <summary>Every agent but Copilot takes this for "no", and shows standard error as the reason.</summary>
    public const int Blocked = 2;

    /// <summary>Nothing.</summary>
    public static HookAnswer Silent { get; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>No, by the exit code.</summary>
    public static HookAnswer Block(string reason) => new(ReadOnlyMemory<byte>.Empty, Blocked, reason);
}
