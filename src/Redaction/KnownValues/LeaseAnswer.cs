namespace Redaction.KnownValues;

/// <summary>Whether a value may be written to a sink.</summary>
internal enum LeaseAnswer
{
    /// <summary>No lease is live.</summary>
    Ended,

    /// <summary>No live lease names the sink.</summary>
    SinkNotAllowed,

    /// <summary>A live lease names the sink.</summary>
    Allowed,
}
