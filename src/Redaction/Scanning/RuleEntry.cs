using Redaction.Patterns;

namespace Redaction.Scanning;

/// <summary>One entry of a rule's pattern: the literals that wake it and the automata that confirm it.</summary>
internal sealed class RuleEntry
{
    private readonly int _index;
    private PatternEntry? _entry;

    public RuleEntry(RuleProgram program, int index)
    {
        Program = program;
        _index = index;
    }

    public RuleProgram Program { get; }

    /// <summary>Forward and reverse automata, parsed on first use.</summary>
    public PatternEntry Pattern => _entry ??= Program.Pattern.Entries[_index];
}
