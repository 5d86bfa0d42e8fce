namespace Redaction.Tool.Streams;

/// <summary>Nobody reads the output any more. An end, not a failure: it is not reported.</summary>
internal sealed class ClosedOutputException() : IOException("The reader of the output has gone away.");
