using Redaction.Tool.Git;

namespace Redaction.Tool.Hooks;

/// <summary>Tells which commits a push brings, and which blobs and trees without a commit: revisions for <c>redact git</c>.</summary>
internal static class NewCommits
{
    /// <summary>
    /// The tips, and behind <c>^</c> the commits at which what the other side has begins. These few stand for all refs that are
    /// known: every way from a tip into known history leads through one of them.
    /// </summary>
    /// <param name="repository">The repository.</param>
    /// <param name="updates">What is pushed.</param>
    /// <param name="known">What else the other side has, as git reads it: <c>--all</c>, <c>--remotes=origin</c>.</param>
    /// <returns>The revisions; empty when the push brings nothing that is new.</returns>
    /// <exception cref="IOException">Git cannot tell.</exception>
    public static IReadOnlyList<string> Of(GitRepository repository, RefUpdates updates, params string[] known)
    {
        if (updates.Tips.Count == 0)
        {
            return [];
        }

        // what the other side has and we have not fetched says nothing to us
        string[] here = [.. updates.Known.Where(id => repository.TryAsk("cat-file", "-e", id) is not null)];
        string[] selection = [.. updates.Tips, "--not", .. here, .. known];
        string[] lines = List(repository, ["--boundary", .. selection]);
        if (lines.Length > 0)
        {
            return [.. updates.Tips, .. lines.Where(line => line[0] == '-').Select(line => "^" + line[1..])];
        }

        // no commit is new; a tag brings its message, and may bring a blob or a tree without a commit
        return List(repository, ["--objects", "--no-object-names", .. selection]).Length == 0
            ? []
            : [.. updates.Tips.Where(tip => repository.TryAsk("cat-file", "-t", tip) != "commit").SelectMany(WithoutCommits)];

        IEnumerable<string> WithoutCommits(string tip) =>
            repository.TryAsk("rev-parse", "--verify", "-q", tip + "^{commit}") is { } commit ? [tip, "^" + commit] : [tip];
    }

    private static string[] List(GitRepository repository, string[] arguments) =>
        (repository.TryAsk(["rev-list", .. arguments]) ?? throw new IOException("git cannot tell which commits are new"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
