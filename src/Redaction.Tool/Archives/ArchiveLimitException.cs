namespace Redaction.Tool.Archives;

/// <summary>A file unpacks to more than is allowed; the message is what the user reads, behind the name of the member where it was noticed.</summary>
internal sealed class ArchiveLimitException(string message) : IOException(message);
