using Redaction.Patterns;

namespace Redaction.Scanning;

/// <summary>A rule made ready to run in one scanner: its pattern, parsed on first use, and its place among the rules.</summary>
internal sealed class RuleProgram : ISubject
{
    private Pattern? _pattern;

    public RuleProgram(Rule rule, int rank, int block)
    {
        Rule = rule;
        Rank = rank;
        Block = block;
    }

    public Rule Rule { get; }

    /// <summary>Index among the block rules, -1 for an ordinary rule.</summary>
    public int Block { get; }

    /// <summary>Whether one of its keywords must stand in the value's own name, and the name name a secret.</summary>
    public bool AsksForName { get; init; }

    public string Id => Rule.Id;

    public Severity Severity => Rule.Severity;

    public bool IsKnownValue => false;

    public int Rank { get; }

    /// <summary>What must be known of the pattern beforehand.</summary>
    public PatternAnchors Anchors => Rule.Anchors ?? PatternAnchors.Of(Pattern);

    /// <summary>The parsed pattern.</summary>
    public Pattern Pattern => _pattern ??=
        Rule.Keywords.IsEmpty ? Pattern.Parse(Rule.Pattern, Rule.IsBlock) : Pattern.ParseValue(Rule.Pattern, Rule.IsBlock);
}
