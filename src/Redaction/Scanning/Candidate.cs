using Redaction.Patterns;

namespace Redaction.Scanning;

/// <summary>
/// A place where a rule's literal stands and its automaton is still alive at the end of what was seen. All offsets are
/// absolute (bytes from the start of the input), -1 where there is none.
/// </summary>
internal struct Candidate
{
    /// <summary>The entry whose automaton runs.</summary>
    public RuleEntry Entry;

    /// <summary>Where the automaton stands.</summary>
    public DfaState State;

    /// <summary>Where the match starts, the part before the literal included.</summary>
    public long Start;

    /// <summary>The first byte that may be part of the secret: what must be held back.</summary>
    public long SecretStart;

    /// <summary>The end of the longest match so far.</summary>
    public long LastMatch;

    /// <summary>Whether a block has outgrown the hold-back limit: it is masked and dropped until its automaton dies.</summary>
    public bool Discarding;

    /// <summary>Of a discarded block: the fingerprint of its secret's bytes up to the hold-back limit.</summary>
    public ulong Fingerprint;
}
