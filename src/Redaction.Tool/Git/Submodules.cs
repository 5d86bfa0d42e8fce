using System.Text;

namespace Redaction.Tool.Git;

/// <summary>The submodules of a repository, as its index has them or, where there is none, its current commit.</summary>
internal static class Submodules
{
    /// <summary>Their paths, as text.</summary>
    public static IReadOnlyList<string> Of(GitRepository repository)
    {
        bool isBare = repository.Ask("rev-parse", "--is-bare-repository") == "true";
        if (isBare && repository.Ask("rev-parse", "--verify", "--quiet", "HEAD") is null)
        {
            return [];
        }

        string[] list = isBare ? ["ls-tree", "-r", "-z", "--full-tree", "HEAD"] : ["ls-files", "-s", "-z", "--full-name", "--", ":/"];
        var paths = new List<string>();
        using GitProcess git = repository.Start(list);
        git.Input.Close();
        while (git.Output.TryRead(0, out ReadOnlySpan<byte> entry))
        {
            if (entry.StartsWith("160000 "u8))
            {
                paths.Add(Encoding.UTF8.GetString(entry[(entry.IndexOf((byte)'\t') + 1)..]));
            }
        }

        git.Finish();
        return paths;
    }
}
