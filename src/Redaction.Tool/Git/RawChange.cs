using System.Text;

namespace Redaction.Tool.Git;

/// <summary>A line of git's raw diff format (https://git-scm.com/docs/diff-format): a file that differs from one parent or from several.</summary>
/// <param name="Mode">The mode of the new file, as git writes it: <c>100644</c>.</param>
/// <param name="Old">The blob in each parent; all zeros where it has none.</param>
/// <param name="New">The blob now; all zeros when there is none, or when it is in the work tree.</param>
/// <param name="Path">The path now.</param>
internal sealed record RawChange(string Mode, ObjectId[] Old, ObjectId New, byte[] Path)
{
    /// <summary>Whether the file is a submodule.</summary>
    public bool IsSubmodule => Mode == "160000";

    /// <summary>Whether there is a file now, with bytes or with the name a symbolic link leads to.</summary>
    public bool IsFile => Mode is "100644" or "100755" or "100664" or "120000";

    /// <summary>Whether the file is a symbolic link.</summary>
    public bool IsLink => Mode == "120000";

    /// <summary>Reads what follows a colon, with <c>-z</c>: the modes, the blobs, a status, and the path as records of their own.</summary>
    /// <param name="record">The record with the colons before it.</param>
    /// <param name="reader">Where the path comes from.</param>
    public static RawChange Read(ReadOnlySpan<byte> record, ByteReader reader)
    {
        int parents = record.IndexOfAnyExcept((byte)':');
        string[] fields = Encoding.ASCII.GetString(record[parents..]).Split(' ');
        if (parents < 1 || fields.Length != 2 * parents + 3)
        {
            throw new GitException("git's raw diff has a line of another form");
        }

        ObjectId[] old = new ObjectId[parents];
        for (int i = 0; i < parents; i++)
        {
            old[i] = ObjectId.Parse(Encoding.ASCII.GetBytes(fields[parents + 1 + i]));
        }

        ObjectId now = ObjectId.Parse(Encoding.ASCII.GetBytes(fields[2 * parents + 1]));
        byte[] path = ReadPath(reader);
        if (parents == 1 && fields[^1][0] is 'R' or 'C')
        {
            path = ReadPath(reader); // the first was the old one
        }

        return new RawChange(fields[parents], old, now, path);
    }

    private static byte[] ReadPath(ByteReader reader) =>
        reader.TryRead(0, out ReadOnlySpan<byte> path) ? path.ToArray() : throw new GitException("git's raw diff is cut short");
}
