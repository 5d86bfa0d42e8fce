namespace Redaction.Tool.Git;

/// <summary>git failed; the message says of what, in git's own words, made fit for a terminal.</summary>
internal sealed class GitException(string message) : IOException(message);
