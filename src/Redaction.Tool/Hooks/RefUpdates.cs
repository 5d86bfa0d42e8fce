using System.Text;

namespace Redaction.Tool.Hooks;

/// <summary>
/// What a push changes: the lines that git writes to a hook, <c>LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID</c> to pre-push and
/// <c>OLD-ID NEW-ID REF</c> to pre-receive (githooks(5)). An id of zeroes is none: a ref that is made or deleted.
/// </summary>
/// <param name="Tips">The ids that refs get.</param>
/// <param name="Known">The ids that the other side has already.</param>
internal sealed record RefUpdates(IReadOnlyList<string> Tips, IReadOnlyList<string> Known)
{
    private const int Largest = 64 * 1024 * 1024;

    /// <summary>Reads the lines of a hook.</summary>
    /// <exception cref="IOException">They are not of the form, so that nothing can be said of the push.</exception>
    public static RefUpdates Read(HookType type, Stream input)
    {
        using var reader = new StreamReader(input, Encoding.UTF8);
        var tips = new List<string>();
        var known = new List<string>();
        long length = 0;
        while (reader.ReadLine() is { } line)
        {
            length += line.Length;
            if (line.Length == 0)
            {
                continue;
            }

            // names of refs hold no blanks; what a pre-push calls the local ref may be any expression
            string[] words = line.Split(' ');
            (string tip, string old) = type == HookType.PrePush && words.Length >= 4 ? (words[^3], words[^1])
                : type == HookType.PreReceive && words.Length == 3 ? (words[1], words[0])
                : ("", "");
            if (!IsId(tip) || !IsId(old) || length > Largest)
            {
                throw new IOException("git's description of the push is not of the form that a hook is given");
            }

            if (!IsZero(tip))
            {
                tips.Add(tip);
            }

            if (!IsZero(old))
            {
                known.Add(old);
            }
        }

        // git calls pre-push with nothing when all is up to date, but never pre-receive: then somebody else has read what it says
        return type == HookType.PreReceive && length == 0
            ? throw new IOException("git tells a pre-receive hook what is pushed, and nothing came; does another hook read it first?")
            : new RefUpdates([.. tips.Distinct()], [.. known.Distinct()]);
    }

    private static bool IsId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigit);

    private static bool IsZero(string id) => id.All(c => c == '0');
}
