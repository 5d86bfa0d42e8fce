using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Redaction.Tool.Configuring;

/// <summary>Short questions to git, in the environment that we were started in.</summary>
internal static class GitQuery
{
    private const int LargestBlob = 64 * 1024 * 1024;

    /// <summary>What git answers, without the last line's end; null when it says no, or there is no git.</summary>
    public static string? Ask(string folder, params string[] arguments) =>
        Run(folder, arguments, output =>
        {
            using var reader = new StreamReader(output, Encoding.UTF8);
            return reader.ReadToEnd().TrimEnd('\n');
        });

    /// <summary>A file as it stands in a commit; null when it is not there or has more than 64 MiB.</summary>
    public static MemoryStream? Blob(string folder, string commit, string path)
    {
        if (commit.Length == 0 || !commit.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        string name = $"{commit}:{path}";
        return long.TryParse(Ask(folder, "cat-file", "-s", name), out long size) && size <= LargestBlob
            ? Run(folder, ["cat-file", "blob", name], output =>
            {
                var blob = new MemoryStream((int)size);
                output.CopyTo(blob);
                blob.Position = 0;
                return blob;
            })
            : null;
    }

    private static T? Run<T>(string folder, string[] arguments, Func<Stream, T> read)
        where T : class
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_NO_REPLACE_OBJECTS"] = "1"; // git pushes what was replaced, and a replacement could hide new commits
        try
        {
            using Process git = Process.Start(start)!;
            git.StandardInput.Close();
            Task<string> errors = git.StandardError.ReadToEndAsync();
            T output = read(git.StandardOutput.BaseStream);
            git.WaitForExit();
            errors.GetAwaiter().GetResult();
            return git.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null; // there is no git
        }
    }
}
