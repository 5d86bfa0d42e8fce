using System.Globalization;
using System.Text;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Git;

/// <summary>What <c>git log</c> is asked to tell of a commit before its message.</summary>
internal static class CommitHead
{
    /// <summary>The format: a line each for the id, the author, the address and the date.</summary>
    public const string Format = "%H%n%an%n%ae%n%aI%n";

    private const int Lines = 4;

    /// <summary>Where the message begins.</summary>
    public static int MessageAt(ReadOnlySpan<byte> text)
    {
        int at = 0;
        for (int line = 0; line < Lines; line++)
        {
            int feed = text[at..].IndexOf((byte)'\n');
            at = feed < 0 ? throw new GitException("git log has a commit of another form") : at + feed + 1;
        }

        return at;
    }

    /// <summary>Reads the lines and the message behind them; what a secret may stand in is masked.</summary>
    public static CommitInfo Parse(ReadOnlySpan<byte> text, SecretRedactor redactor)
    {
        int at = MessageAt(text);
        string[] lines = Encoding.UTF8.GetString(text[..at]).Split('\n');
        string author = redactor.Redact(lines[1]), email = redactor.Redact(lines[2]);
        return DateTimeOffset.TryParse(lines[3], CultureInfo.InvariantCulture, out DateTimeOffset date)
            ? new CommitInfo(lines[0], author, email, date, Subject(text[at..], redactor))
            : new CommitInfo(lines[0], "", "", DateTimeOffset.UnixEpoch, ""); // a commit that some tool wrote wrongly
    }

    /// <summary>The first line of a message; masked as a part of the whole, for a secret may begin there and go on.</summary>
    public static string Subject(ReadOnlySpan<byte> message, SecretRedactor redactor) =>
        redactor.Redact(Encoding.UTF8.GetString(message)).TrimStart('\n').Split('\n', 2)[0];
}
