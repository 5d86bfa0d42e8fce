namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>A parameter of a method that reaches a sink within it.</summary>
/// <param name="Ordinal">Which parameter.</param>
/// <param name="Id">The rule of the sink.</param>
internal readonly record struct ParameterSink(int Ordinal, string Id);
