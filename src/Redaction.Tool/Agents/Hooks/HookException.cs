namespace Redaction.Tool.Agents.Hooks;

/// <summary>A hook's input is not what an agent sends. The message is shown to a model: it never holds any part of the input.</summary>
internal sealed class HookException(string message) : Exception(message);
