namespace Redaction.Tool.Tests;

/// <summary>The programs of this machine that some tests need.</summary>
internal static class Programs
{
    /// <summary>Whether a program is there to be run.</summary>
    public static bool Exist(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
