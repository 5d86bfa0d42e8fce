namespace Redaction.Tool.Scanning;

/// <summary>The commit that a finding came with.</summary>
/// <param name="Id">The object id, whole, in lower-case hexadecimal.</param>
/// <param name="Author">The author's name; text from outside.</param>
/// <param name="Email">The author's address; text from outside.</param>
/// <param name="Date">When it was authored.</param>
/// <param name="Subject">The first line of its message, redacted; text from outside.</param>
internal sealed record CommitInfo(string Id, string Author, string Email, DateTimeOffset Date, string Subject);
