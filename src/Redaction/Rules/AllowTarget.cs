namespace Redaction;

/// <summary>What the patterns of an <see cref="Allowance"/> are searched in.</summary>
public enum AllowTarget
{
    /// <summary>The value that would be masked.</summary>
    Secret,

    /// <summary>The whole match of the rule, which may hold the name in front of the value.</summary>
    Match,
}
