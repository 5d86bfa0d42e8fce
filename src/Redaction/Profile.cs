namespace Redaction;

/// <summary>What a report is for, and so which mistake is the worse one.</summary>
public enum Profile
{
    /// <summary>For what leaves for a model or a log: a secret that passes is worse than a word that is masked.</summary>
    Redact,

    /// <summary>For what stops a commit or wakes somebody: a false alarm is what makes people switch the tool off.</summary>
    Alert,
}
