using System.Text;

namespace Redaction.Tool.Git;

/// <summary>The blobs that a selection reaches without a commit: a tag, and so a revision, may name a blob or a tree.</summary>
/// <param name="repository">Where.</param>
/// <param name="selection">Which refs and revisions.</param>
internal sealed class TaggedObjects(GitRepository repository, HistorySelection selection)
{
    /// <summary>The blobs with a name each: that of the ref or the revision, and behind it the path in its tree.</summary>
    public IEnumerable<(ObjectId Id, byte[] Name)> Read() =>
        (selection.HasAllRefs ? Refs() : []).Concat(Revisions()).SelectMany(named => Blobs(named.Kind, named.Id, named.Name));

    private IEnumerable<(string Kind, string Id, string Name)> Refs()
    {
        string refs = repository.Ask("for-each-ref", "--format=%(objecttype) %(objectname) %(*objecttype) %(*objectname) %(refname)") ?? "";
        foreach (string line in refs.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split(' ', 5);
            yield return fields[0] == "tag" && fields[2] != "tag" ? (fields[2], fields[3], fields[4])
                : fields[0] == "tag" ? Peel(fields[1], fields[4]) // a tag of a tag: older gits look behind the first only
                : (fields[0], fields[1], fields[4]);
        }
    }

    /// <summary>What the revisions name; a hook gives ids, which are told by the ref that has them.</summary>
    private IEnumerable<(string Kind, string Id, string Name)> Revisions()
    {
        foreach (string revision in selection.Included)
        {
            (string kind, string id, string name) = Peel(revision, revision);
            if (kind is "blob" or "tree")
            {
                string? tag = repository.Ask("for-each-ref", "--count=1", "--format=%(refname)", $"--points-at={revision}");
                yield return (kind, id, string.IsNullOrEmpty(tag) ? name : tag);
            }
        }
    }

    private (string Kind, string Id, string Name) Peel(string revision, string name)
    {
        // in two steps: behind a path or a search, ^{} would be a part of it
        string? id = repository.Ask("rev-parse", "-q", "--verify", revision);
        string? end = id is null ? null : repository.Ask("rev-parse", "-q", "--verify", id + "^{}");
        return end is null ? ("", "", name) : (repository.Ask("cat-file", "-t", end) ?? "", end, name);
    }

    private IEnumerable<(ObjectId Id, byte[] Name)> Blobs(string kind, string id, string name) => kind switch
    {
        "blob" => [(ObjectId.Parse(Encoding.ASCII.GetBytes(id)), Encoding.UTF8.GetBytes(name))],
        "tree" => ReadTree(id).Select(entry => (entry.Id, (byte[])[.. Encoding.UTF8.GetBytes(name + ":"), .. entry.Path])),
        _ => [],
    };

    private List<(ObjectId Id, byte[] Path)> ReadTree(string tree)
    {
        var blobs = new List<(ObjectId, byte[])>();
        using GitProcess git = repository.Start("ls-tree", "-r", "-z", "--full-tree", tree);
        git.Input.Close();
        while (git.Output.TryRead(0, out ReadOnlySpan<byte> entry))
        {
            // mode, kind, name, a tab, the path
            int tab = entry.IndexOf((byte)'\t');
            ReadOnlySpan<byte> head = entry[..tab];
            if (head[(head.IndexOf((byte)' ') + 1)..].StartsWith("blob "u8))
            {
                blobs.Add((ObjectId.Parse(head[(head.LastIndexOf((byte)' ') + 1)..]), entry[(tab + 1)..].ToArray()));
            }
        }

        git.Finish();
        return blobs;
    }
}
