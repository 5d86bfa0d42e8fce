namespace Redaction.Patterns;

/// <summary>What a state of an <see cref="Nfa"/> does.</summary>
internal enum NfaKind : byte
{
    /// <summary>Takes one byte of a set and goes on.</summary>
    Byte,

    /// <summary>Goes on both ways, the first preferred.</summary>
    Split,

    /// <summary>Goes on where an assertion holds.</summary>
    Assert,

    /// <summary>Opens the reported group and goes on.</summary>
    Open,

    /// <summary>Closes the reported group and goes on.</summary>
    Close,

    /// <summary>The pattern has matched.</summary>
    Match,
}
