namespace Redaction.Tool.Agents;

/// <summary>How to call this command from elsewhere.</summary>
internal static class RedactProgram
{
    private const string Name = "redact";

    /// <summary>The path of this executable; its bare name when the runtime's host runs us (<c>dotnet redact.dll</c>).</summary>
    public static string Path { get; } =
        Environment.ProcessPath is { } path && System.IO.Path.GetFileNameWithoutExtension(path) == Name ? path : Name;
}
