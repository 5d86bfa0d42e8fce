namespace Redaction.Analyzers.Engine;

/// <summary>What a <c>redaction.toml</c> gave.</summary>
/// <param name="Engine">The engine; that of the built-in rules when the file cannot be used.</param>
/// <param name="Error">Why the file cannot be used; null when it can.</param>
internal sealed record LoadedRules(SecretEngine Engine, RuleError? Error)
{
    /// <summary>Without a file.</summary>
    public static LoadedRules BuiltIn => BuiltInHolder.Instance;

    private static class BuiltInHolder
    {
        public static readonly LoadedRules Instance = new(SecretEngine.BuiltIn, null);
    }
}
