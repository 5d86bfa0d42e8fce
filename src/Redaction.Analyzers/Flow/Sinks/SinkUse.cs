using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>A value that is given to a sink.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Name">What a message calls the sink.</param>
/// <param name="Value">The value.</param>
/// <param name="ShowsMembers">Whether the sink writes an object with all its public members, as a serializer does.</param>
internal readonly record struct SinkUse(string Id, string Name, IOperation Value, bool ShowsMembers = false);
