using System.Buffers.Text;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>The lines of a file that a change has added, as <c>git diff</c> sees it.</summary>
internal sealed class AddedLines
{
    private readonly List<(long First, long End)>? _ranges;

    private AddedLines(List<(long First, long End)>? ranges) => _ranges = ranges;

    /// <summary>All lines.</summary>
    public static AddedLines All { get; } = new(null);

    /// <summary>Compares a file with what it was; all lines are added when it is new.</summary>
    /// <param name="repository">Where.</param>
    /// <param name="old">What it was.</param>
    /// <param name="now">The blob that it is, or <c>-- PATH</c> for one in the work tree.</param>
    public static AddedLines Of(GitRepository repository, ObjectId old, params string[] now)
    {
        if (old.IsZero)
        {
            return All;
        }

        try
        {
            return Compare(repository, old, now);
        }
        catch (GitException)
        {
            // what it was is not here, as in a partial clone: rather a finding too many
            return All;
        }
    }

    /// <summary>Whether a secret stands on an added line, with one of its lines at least.</summary>
    public bool Has(in LocatedFinding finding)
    {
        if (_ranges is null)
        {
            return true;
        }

        long first = finding.Start.Line;
        long end = finding.End.Column == 1 && finding.End.Line > first ? finding.End.Line : finding.End.Line + 1;
        return _ranges.Exists(range => range.First < end && first < range.End);
    }

    /// <summary>The findings on added lines, and no others.</summary>
    public FileResult Only(FileResult result) => _ranges is null ? result : result with
    {
        Findings = [.. result.Findings.Where(finding => Has(finding))],
        Suppressed = [.. result.Suppressed.Where(suppressed => Has(suppressed.Located))],
    };

    private static AddedLines Compare(GitRepository repository, ObjectId old, string[] now)
    {
        // lines count, whatever attributes say of the file
        using GitProcess git = repository.Start(["diff", "-U0", "--text", .. GitRepository.DiffFlags, old.ToString(), .. now]);
        git.Input.Close();
        var ranges = new List<(long First, long End)>();
        bool isLineStart = true;
        byte[] buffer = new byte[64 * 1024];
        int kept = 0;
        while (git.Output.Read(buffer.AsSpan(kept)) is int count and > 0)
        {
            kept = Read(buffer.AsSpan(0, kept + count), ranges, ref isLineStart, buffer);
        }

        git.Finish();
        return new AddedLines(ranges);
    }

    /// <summary>Takes the first lines of hunks from a part of a diff, whose other lines may be longer than it; how many bytes are to be read again.</summary>
    private static int Read(ReadOnlySpan<byte> bytes, List<(long First, long End)> ranges, ref bool isLineStart, byte[] buffer)
    {
        while (!bytes.IsEmpty)
        {
            int feed = bytes.IndexOf((byte)'\n');
            if (isLineStart && bytes.StartsWith("@@ -"u8))
            {
                if (feed < 0)
                {
                    bytes.CopyTo(buffer);
                    return bytes.Length;
                }

                ranges.Add(ParseRange(bytes[..feed]));
            }

            isLineStart = feed >= 0;
            bytes = feed < 0 ? default : bytes[(feed + 1)..];
        }

        return 0;
    }

    private static (long First, long End) ParseRange(ReadOnlySpan<byte> hunk)
    {
        ReadOnlySpan<byte> range = hunk[(hunk.IndexOf((byte)'+') + 1)..];
        if (!Utf8Parser.TryParse(range, out long first, out int length))
        {
            throw new GitException("git diff has a hunk of another form");
        }

        long count = 1;
        return range[length..] is [(byte)',', .. ReadOnlySpan<byte> rest] && !Utf8Parser.TryParse(rest, out count, out _)
            ? throw new GitException("git diff has a hunk of another form")
            : (first, first + count);
    }
}
