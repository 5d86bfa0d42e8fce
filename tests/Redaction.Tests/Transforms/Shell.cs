using System.Diagnostics;

namespace Redaction.Tests.Transforms;

/// <summary>Runs the commands of transforms in the real shell.</summary>
internal static class Shell
{
    // one shell for all values, one after another: other tests run beside it; they come on standard input, never in arguments;
    // those that fail are named
    private const string Script = """
        for value in *; do
          (eval "$1") <"$value" >"../out/$value" 2>/dev/null || echo "$value"
        done
        """;

    /// <summary>The first program that a transform needs and this machine lacks; null when it has all.</summary>
    public static string? FirstMissing(Transform transform) =>
        !OperatingSystem.IsLinux() ? "the GNU utilities of Linux" : transform.Tools.Prepend("bash").FirstOrDefault(tool => !Has(tool));

    /// <summary>Gives each input to the command; what it printed, in the same order.</summary>
    /// <exception cref="InvalidOperationException">The command failed for an input; the message tells which, by its number.</exception>
    public static byte[][] Run(string command, IReadOnlyList<byte[]> inputs)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redaction-transforms-");
        try
        {
            DirectoryInfo @in = folder.CreateSubdirectory("in"), @out = folder.CreateSubdirectory("out");
            string[] names = [.. inputs.Select((_, i) => i.ToString("d4", System.Globalization.CultureInfo.InvariantCulture))];
            for (int i = 0; i < names.Length; i++)
            {
                File.WriteAllBytes(Path.Combine(@in.FullName, names[i]), inputs[i]);
            }

            Run(command, @in.FullName);
            return [.. names.Select(name => File.ReadAllBytes(Path.Combine(@out.FullName, name)))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Has(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, tool)));

    private static void Run(string command, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", Script, "transforms", command]) { WorkingDirectory = folder, RedirectStandardOutput = true };

        // what a command prints of its environment is the same everywhere; wrappers of version managers are slow
        string? path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = $"/usr/bin:/bin:{path}";
        start.Environment["LC_ALL"] = "C.UTF-8";
        using Process bash = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        string failed = bash.StandardOutput.ReadToEnd().Trim();
        bash.WaitForExit();
        if (bash.ExitCode != 0 || failed.Length > 0)
        {
            throw new InvalidOperationException($"The command failed for input {failed.ReplaceLineEndings(", ")}: {command}");
        }
    }
}
