using System.Text;

namespace Redaction.Tool.Git;

/// <summary>The blobs that refs reach without a commit: a tag may name a blob or a tree.</summary>
internal sealed class TaggedObjects(GitRepository repository)
{
    /// <summary>The blobs with a name each: the path in the tree behind the ref's name, or the ref's name.</summary>
    public IEnumerable<(ObjectId Id, byte[] Name)> Read()
    {
        string refs = repository.Ask("for-each-ref", "--format=%(objecttype) %(objectname) %(*objecttype) %(*objectname) %(refname)") ?? "";
        foreach (string line in refs.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split(' ', 5);
            (string kind, string id) = fields[0] == "tag" ? (fields[2], fields[3]) : (fields[0], fields[1]);
            if (kind == "blob")
            {
                yield return (ObjectId.Parse(Encoding.ASCII.GetBytes(id)), Encoding.UTF8.GetBytes(fields[4]));
            }
            else if (kind == "tree")
            {
                foreach ((ObjectId blob, byte[] path) in ReadTree(id))
                {
                    yield return (blob, [.. Encoding.UTF8.GetBytes(fields[4] + ":"), .. path]);
                }
            }
        }
    }

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
