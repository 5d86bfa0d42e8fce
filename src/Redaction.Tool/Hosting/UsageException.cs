namespace Redaction.Tool.Hosting;

/// <summary>The command line or a file it names is wrong; the message is what the user reads.</summary>
internal sealed class UsageException(string message) : Exception(message);
