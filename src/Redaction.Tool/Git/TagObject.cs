using System.Globalization;
using System.Text;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>An annotated tag (https://git-scm.com/docs/git-mktag): lines of what it names and who made it, an empty line, its message.</summary>
/// <param name="Id">Its own name.</param>
/// <param name="Name">The name that it gives.</param>
/// <param name="Tagger">Who made it and when, as git writes it: <c>A U Thor &lt;a@example.com&gt; 1700000000 +0100</c>; empty for old ones.</param>
/// <param name="Message">What it says, with its signature.</param>
internal sealed record TagObject(ObjectId Id, string Name, string Tagger, byte[] Message)
{
    private const int Longest = 16 * 1024 * 1024;

    /// <summary>All tags of a selection, those that name tags among them.</summary>
    public static IEnumerable<TagObject> ReadAll(GitRepository repository, HistorySelection selection)
    {
        List<ObjectId> ids = List(repository, selection);
        if (ids.Count == 0)
        {
            yield break;
        }

        using var objects = new ObjectReader(repository, isBulk: false);
        foreach (ObjectId id in ids)
        {
            objects.Ask(id);
            objects.Flush();
            if (!objects.TryReadHead(out string kind, out long size) || kind != "tag" || size > Longest)
            {
                throw new GitException($"git cat-file: the tag {id} cannot be read");
            }

            byte[] bytes = new byte[size];
            yield return objects.Answers.TryReadExactly(bytes) && objects.TryReadEnd()
                ? Parse(id, bytes)
                : throw new GitException($"git cat-file: the tag {id} is cut short");
        }
    }

    /// <summary>What reports tell of it, as of a commit.</summary>
    public CommitInfo ToCommit(SecretRedactor redactor)
    {
        int open = Tagger.LastIndexOf('<'), close = Tagger.LastIndexOf('>');
        bool isWhole = open > 0 && close > open;
        string[] time = isWhole ? Tagger[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        DateTimeOffset date = time.Length > 0 && long.TryParse(time[0], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.UnixEpoch;
        return new CommitInfo(
            Id.ToString(), isWhole ? redactor.Redact(Tagger[..open].Trim()) : "", isWhole ? redactor.Redact(Tagger[(open + 1)..close]) : "", date,
            CommitHead.Subject(Message, redactor));
    }

    private static List<ObjectId> List(GitRepository repository, HistorySelection selection)
    {
        // commits are walked, but no trees
        var ids = new List<ObjectId>();
        using GitProcess git = repository.Start(
            ["rev-list", "--objects", "--no-object-names", "--filter=object:type=tag", "--filter-provided-objects", .. selection.ToArguments()]);
        git.Input.Close();
        while (git.Output.TryRead((byte)'\n', out ReadOnlySpan<byte> line))
        {
            ids.Add(ObjectId.Parse(line));
        }

        git.Finish();
        return ids;
    }

    private static TagObject Parse(ObjectId id, byte[] bytes)
    {
        int end = bytes.AsSpan().IndexOf("\n\n"u8);
        ReadOnlySpan<byte> head = end < 0 ? bytes : bytes.AsSpan(0, end);
        string name = "", tagger = "";
        foreach (Range range in head.Split((byte)'\n'))
        {
            ReadOnlySpan<byte> line = head[range];
            name = line.StartsWith("tag "u8) ? GitPath.Decode(line[4..]) : name;
            tagger = line.StartsWith("tagger "u8) ? Encoding.UTF8.GetString(line[7..]) : tagger;
        }

        return new TagObject(id, name, tagger, end < 0 ? [] : bytes[(end + 2)..]);
    }
}
