using Redaction.Patterns;

namespace Redaction.Scanning;

/// <summary>How an occurrence of a literal is confirmed, with what can be known beforehand, so that most hits end after one byte.</summary>
internal sealed class LiteralSteps
{
    public LiteralSteps(PatternEntry pattern, int literal)
    {
        Forward = pattern.Forward;
        Reverse = pattern.Reverse;
        After = pattern.After(pattern.Literals[literal]);
        SecretOffset = pattern.SecretOffset(pattern.Literals[literal]);
        SecretStartsInPrefix = pattern.SecretStartsInPrefix;
    }

    public LazyDfa Forward { get; }

    public LazyDfa? Reverse { get; }

    /// <summary>Where the automaton stands behind the literal; null when that depends on what stands before, or on the case.</summary>
    public DfaState? After { get; }

    /// <summary>From which byte of the literal on the secret can have begun.</summary>
    public int SecretOffset { get; }

    public bool SecretStartsInPrefix { get; }
}
