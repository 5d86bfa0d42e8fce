using System.Globalization;
using System.Text;

namespace Redaction.Tool.Git;

/// <summary>One <c>git cat-file --batch</c>: asks for objects and reads them in the order asked. One thread may ask while another reads.</summary>
internal sealed class ObjectReader : IDisposable
{
    private readonly GitProcess _git;
    private readonly byte[] _requests = new byte[16 * 1024];
    private int _waiting;

    /// <param name="repository">Where.</param>
    /// <param name="isBulk">Whether git may answer late, which is faster when many objects are asked for.</param>
    public ObjectReader(GitRepository repository, bool isBulk) => _git = repository.Start(isBulk ? ["cat-file", "--batch", "--buffer"] : ["cat-file", "--batch"]);

    /// <summary>The answers.</summary>
    public ByteReader Answers => _git.Output;

    /// <summary>Asks for an object, at the next <see cref="Flush"/>.</summary>
    /// <exception cref="IOException">git is gone.</exception>
    public void Ask(ObjectId id)
    {
        if (_requests.Length - _waiting < id.Digits + 1)
        {
            Flush();
        }

        id.Write(_requests.AsSpan(_waiting));
        _waiting += id.Digits;
        _requests[_waiting++] = (byte)'\n';
    }

    /// <summary>Hands on what was asked.</summary>
    /// <exception cref="IOException">git is gone.</exception>
    public void Flush()
    {
        _git.Input.Write(_requests, 0, _waiting);
        _git.Input.Flush();
        _waiting = 0;
    }

    /// <summary>There are no more questions.</summary>
    public void EndQuestions()
    {
        Flush();
        _git.Input.Close();
    }

    /// <summary>Reads the head of the next answer; false when there is none any more. A missing object has no kind.</summary>
    public bool TryReadHead(out string kind, out long size)
    {
        (kind, size) = ("", 0);
        if (!Answers.TryRead((byte)'\n', out ReadOnlySpan<byte> head))
        {
            return false;
        }

        string[] fields = Encoding.ASCII.GetString(head).Split(' ');
        if (fields.Length == 3 && long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out size))
        {
            kind = fields[1];
        }

        return true;
    }

    /// <summary>Reads the line feed behind an object; false when the answer ends before it.</summary>
    public bool TryReadEnd()
    {
        Span<byte> feed = stackalloc byte[1];
        return Answers.TryReadExactly(feed);
    }

    /// <summary>Waits for git's end: what it complained of.</summary>
    public string End() => _git.End().Complaint;

    /// <summary>Ends git, so that who reads or writes is told.</summary>
    public void Kill() => _git.Kill();

    public void Dispose() => _git.Dispose();
}
