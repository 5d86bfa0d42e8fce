namespace Redaction.Literals;

/// <summary>How a <see cref="LiteralSet"/> skips input in which no literal starts. All strategies find the same.</summary>
internal enum LiteralStrategy
{
    /// <summary>The set chooses from its own shape.</summary>
    Auto,

    /// <summary>Skip nothing: every byte walks the automaton.</summary>
    Automaton,

    /// <summary><see cref="AnchorFilter"/>: compares the first bytes of all literals at every position, with vectors.</summary>
    Anchor,

    /// <summary><see cref="SampledFilter"/>: looks at one four-byte gram in every few bytes; for longer literals.</summary>
    Sampled,
}
