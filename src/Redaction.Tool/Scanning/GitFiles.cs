using System.Text;
using Redaction.Tool.Git;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Asks git which files of a folder it would commit: nobody else reads its ignore files exactly as it does. In a repository
/// that is what it tracks and what it would add. Outside one, and in a folder that the repository ignores but the user named,
/// git is given an empty repository of ours, so that the ignore files in the folder hold all the same.
/// </summary>
internal sealed class GitFiles : IDisposable
{
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
        warning = string.Join("; ", ((string[])[warning, complaint]).Where(text => text.Length > 0));
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

    /// <summary>Runs git and collects the names that it writes, as they come: a list of a million is never in memory twice. Its exit code, or -1 when there is no git.</summary>
    private static int Run(string folder, List<string> names, out string error, params string[] arguments)
    {
        try
        {
            using GitProcess git = new GitRepository(folder, isCurrent: false).Start(arguments);
            git.Input.Close();
            while (git.Output.TryRead(0, out ReadOnlySpan<byte> name))
            {
                names.Add(Encoding.UTF8.GetString(name));
            }

            (int code, error) = git.End();
            return code;
        }
        catch (IOException)
        {
            error = "";
            return -1;
        }
    }

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
