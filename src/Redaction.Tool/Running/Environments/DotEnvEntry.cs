namespace Redaction.Tool.Running.Environments;

/// <summary>A variable that a file sets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, without quotes and with its escapes resolved.</param>
/// <param name="Line">The line on which it begins, from 1.</param>
internal sealed record DotEnvEntry(string Name, byte[] Value, int Line);
