namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>What else must hold for a member to be a sink.</summary>
internal enum SinkCondition
{
    None,

    /// <summary>The receiver writes to the console or to a file, which also decides the rule.</summary>
    Writer,

    /// <summary>The receiver is the list of a process's arguments.</summary>
    ArgumentList,

    /// <summary>The receiver is the data of an exception.</summary>
    ExceptionData,
}
