using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Redaction.Tool.Git;

/// <summary>
/// A repository, or a folder that may be in one, and the only way in which git is started: it must not run programs of the repository's choice, must not fetch, and must give
/// the same answers whatever the user's configuration. Thread-safe.
/// </summary>
internal sealed class GitRepository
{
    /// <summary>Flags of every diff: no program of the repository's choice, and the whole of what has changed.</summary>
    public static readonly string[] DiffFlags =
        ["--no-ext-diff", "--no-textconv", "--no-color", "--no-relative", "--ignore-submodules=none", "-O/dev/null", "--no-abbrev"];

    /// <summary>Set for us when we run in a hook, where they would turn every question to the hook's own repository.</summary>
    private static readonly string[] s_hookVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR",
        "GIT_PREFIX", "GIT_NAMESPACE", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    ];

    private static readonly (string Key, string Value)[] s_configuration =
    [
        ("core.fsmonitor", "false"), // a program
        ("log.showSignature", "false"), // runs gpg.program
        ("log.showRoot", "true"),
        ("log.mailmap", "false"),
        ("i18n.logOutputEncoding", "UTF-8"),
        ("core.quotePath", "false"),
    ];

    private readonly bool _isCurrent;
    private IReadOnlyList<string> _filters = [];

    /// <param name="folder">Where git is started.</param>
    /// <param name="isCurrent">Whether the repository is the one that the environment means: in a hook, git says there which index holds.</param>
    public GitRepository(string folder, bool isCurrent)
    {
        Folder = folder;
        _isCurrent = isCurrent;
    }

    /// <summary>Where git is started.</summary>
    public string Folder { get; }

    /// <summary>Whether the environment names an index, as git does for its hooks.</summary>
    public bool HasGivenIndex => _isCurrent && HasIndexInEnvironment;

    /// <summary>Whether we were started with an index of git's choice.</summary>
    public static bool HasIndexInEnvironment => Environment.GetEnvironmentVariable("GIT_INDEX_FILE") is not null;

    /// <summary>Starts git.</summary>
    /// <exception cref="GitException">There is no git.</exception>
    public GitProcess Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["--no-pager", .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        SetEnvironment(start.Environment);
        try
        {
            return new GitProcess(Process.Start(start)!, arguments[0]);
        }
        catch (Win32Exception)
        {
            throw new GitException("git cannot be started; is it installed, and does the folder exist?");
        }
    }

    /// <summary>Runs git to its end; what it wrote, as text without the last line feed, or null when it said no (exit code 1).</summary>
    /// <exception cref="GitException">It failed.</exception>
    public string? Ask(params string[] arguments)
    {
        using GitProcess git = Start(arguments);
        git.Input.Close();
        string answer = Encoding.UTF8.GetString(git.Output.ReadToEnd());
        return git.Finish() == 0 ? answer.TrimEnd('\n') : null;
    }

    /// <summary>The same for a question that may have no answer: null, too, when git fails or there is none.</summary>
    public string? TryAsk(params string[] arguments) => TryRead(arguments) is { } answer ? Encoding.UTF8.GetString(answer).TrimEnd('\n') : null;

    /// <summary>Runs git to its end; what it wrote, or null when it says no or fails, or there is none.</summary>
    public byte[]? TryRead(params string[] arguments)
    {
        try
        {
            using GitProcess git = Start(arguments);
            git.Input.Close();
            byte[] answer = git.Output.ReadToEnd();
            return git.End().Code == 0 ? answer : null;
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <summary>
    /// The same repository, in its top folder, with clean and smudge filters made harmless: a comparison with files of the work
    /// tree runs those that .git/config and .gitattributes name.
    /// </summary>
    public GitRepository WithoutFilters()
    {
        string top = Ask("rev-parse", "--show-toplevel") ?? Folder;
        string names = Ask("config", "-z", "--name-only", "--get-regexp", @"^filter\..*\.(clean|smudge|process|required)$") ?? "";
        return new GitRepository(top, _isCurrent) { _filters = names.Split('\0', StringSplitOptions.RemoveEmptyEntries) };
    }

    private void SetEnvironment(IDictionary<string, string?> environment)
    {
        foreach (string variable in _isCurrent ? [] : s_hookVariables)
        {
            environment.Remove(variable);
        }

        environment["LC_ALL"] = "C";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_NO_REPLACE_OBJECTS"] = "1"; // what was replaced is still there, and pushed
        environment["GIT_TERMINAL_PROMPT"] = "0";

        // never fetch what a partial clone lacks: git 2.45 and later heed the first, older ones find no way to fetch by
        environment["GIT_NO_LAZY_FETCH"] = "1";
        environment["GIT_ALLOW_PROTOCOL"] = "none";
        environment.Remove("GIT_EXTERNAL_DIFF");
        int count = environment.TryGetValue("GIT_CONFIG_COUNT", out string? given) && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0;
        foreach ((string key, string value) in s_configuration.Concat(_filters.Select(name => (name, name.EndsWith(".required", StringComparison.Ordinal) ? "false" : ""))))
        {
            environment[$"GIT_CONFIG_KEY_{count}"] = key;
            environment[$"GIT_CONFIG_VALUE_{count}"] = value;
            count++;
        }

        environment["GIT_CONFIG_COUNT"] = count.ToString(CultureInfo.InvariantCulture);
    }
}
