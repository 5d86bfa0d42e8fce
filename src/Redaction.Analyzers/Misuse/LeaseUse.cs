namespace Redaction.Analyzers.Misuse;

/// <summary>What is done with a lease where its local is mentioned.</summary>
internal enum LeaseUse
{
    /// <summary>It is asked for its name, renewed or compared: it is still here.</summary>
    Asked,

    /// <summary>It is disposed.</summary>
    Disposed,

    /// <summary>It is returned, stored or passed on: somebody else has it now.</summary>
    GivenAway,

    /// <summary>The local gets another value.</summary>
    Assigned,
}
