using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Asks git which files of a folder it would commit: nobody else reads its ignore files exactly as it does. In a repository
/// that is what it tracks and what it would add. Outside one, and in a folder that the repository ignores but the user named,
/// git is given an empty repository of ours, so that the ignore files in the folder hold all the same.
/// </summary>
internal sealed class GitFiles : IDisposable
{
    /// <summary>Set for us when we run in a hook, where they would turn every question to the hook's own repository.</summary>
    internal static readonly string[] HookVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR",
        "GIT_PREFIX", "GIT_NAMESPACE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    ];

    private static readonly string[] s_untracked = ["ls-files", "-z", "--others", "--exclude-standard"];
    private DirectoryInfo? _emptyRepository;

    /// <summary>
    /// The files below a folder, relative to it, in git's own form: a repository inside is one entry, its folder. Null when
    /// there is no git that answers.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="warning">What git had to say although it answered; empty as a rule.</param>
    public IReadOnlyList<string>? List(string folder, out string warning)
    {
        warning = "";
        if (IsInRepository(folder) && (Path.Exists(Path.Combine(folder, ".git")) || Run(folder, [], out _, "check-ignore", "-q", ".") == 1))
        {
            var files = new List<string>();
            if (Run(folder, files, out string error, [.. s_untracked, "--cached"]) == 0)
            {
                warning = error;
                return files;
            }

            warning = error; // a repository that git refuses, such as one of another owner
        }

        string[] standIn = [$"--git-dir={EmptyRepository()}", "--work-tree=."];
        var untracked = new List<string>();
        int exit = Run(folder, untracked, out string complaint, [.. standIn, .. s_untracked]);
        warning += complaint;
        return exit == 0 ? untracked : null;
    }

    public void Dispose()
    {
        try
        {
            _emptyRepository?.Delete(recursive: true);
        }
        catch (IOException)
        {
            // a few bytes stay in the folder for temporary files
        }
    }

    private static bool IsInRepository(string folder)
    {
        for (string? f = Path.GetFullPath(folder); f is not null; f = Path.GetDirectoryName(f))
        {
            if (Path.Exists(Path.Combine(f, ".git")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Runs git and collects the names that it writes; its exit code, or -1 when there is no git.</summary>
    private static int Run(string folder, List<string> names, out string error, params string[] arguments)
    {
        // a repository that is only looked at must not run a program of its choice
        var start = new ProcessStartInfo("git", ["-c", "core.fsmonitor=false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string variable in HookVariables)
        {
            start.Environment.Remove(variable);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using Process git = Process.Start(start)!;
            git.StandardInput.Close();
            Task<string> errors = git.StandardError.ReadToEndAsync();
            ReadNames(git.StandardOutput.BaseStream, names);
            error = SafeLines(errors.GetAwaiter().GetResult());
            git.WaitForExit();
            return git.ExitCode;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            error = "";
            return -1;
        }
    }

    /// <summary>Reads names that end with a NUL, as they come: a list of a million is never in memory twice.</summary>
    private static void ReadNames(Stream output, List<string> names)
    {
        byte[] buffer = new byte[64 * 1024];
        int held = 0;
        for (int count; (count = output.Read(buffer, held, buffer.Length - held)) > 0;)
        {
            int end = held + count, start = 0;
            for (int length; (length = buffer.AsSpan(start, end - start).IndexOf((byte)0)) >= 0; start += length + 1)
            {
                names.Add(Encoding.UTF8.GetString(buffer, start, length));
            }

            held = end - start;
            buffer.AsSpan(start, held).CopyTo(buffer);
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2); // a name is longer than any system allows: it is git's to say so
            }
        }
    }

    private static string SafeLines(string text) =>
        string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => SafeText.Escape(line) + "\n"));

    /// <summary>The least that git takes for a repository.</summary>
    private string EmptyRepository()
    {
        if (_emptyRepository is null)
        {
            _emptyRepository = Directory.CreateTempSubdirectory("redact-");
            _emptyRepository.CreateSubdirectory("objects");
            _emptyRepository.CreateSubdirectory("refs");
            File.WriteAllText(Path.Combine(_emptyRepository.FullName, "HEAD"), "ref: refs/heads/main\n");
        }

        return _emptyRepository.FullName;
    }
}
