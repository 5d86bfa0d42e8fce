namespace Redaction;

/// <summary>How sure the engine is that a finding is a real secret, from the weakest evidence to the strongest.</summary>
public enum Confidence
{
    /// <summary>A secret-like value assigned to a secret-like name, judged by randomness.</summary>
    Generic,

    /// <summary>The format alone says little; the words around it tell what it is.</summary>
    Contextual,

    /// <summary>The format is distinctive: a fixed prefix or structure that nothing else has.</summary>
    SelfIdentifying,

    /// <summary>The value carries a checksum or structure that was verified, or is a registered known value.</summary>
    Verified,
}
