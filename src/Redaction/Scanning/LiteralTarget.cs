namespace Redaction.Scanning;

/// <summary>What a literal of the rules wakes.</summary>
internal sealed class LiteralTarget(RuleEntry entry, int number, int length)
{
    private LiteralSteps? _steps;

    public RuleEntry Entry { get; } = entry;

    /// <summary>Bytes of the literal.</summary>
    public int Length { get; } = length;

    /// <summary>How it is confirmed; worked out when the literal first occurs. Two threads may both do so, to the same end.</summary>
    public LiteralSteps Steps => _steps ??= new LiteralSteps(Entry.Pattern, number);
}
