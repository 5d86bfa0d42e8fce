using System.Text;
using Redaction.Judging;

namespace Redaction.Assignments;

/// <summary>
/// Keywords of providers that are ordinary words too. Alone they say nothing of a value; beside a name such as <c>api_key</c> they do.
/// </summary>
internal static class CommonKeywords
{
    private static ReadOnlySpan<byte> Words =>
        "apollo auth box flat key less line poly front signal notion monday linear"u8;

    /// <summary>Whether a keyword is one of them.</summary>
    public static bool Contains(string keyword) => WordList.Contains(Words, Encoding.ASCII.GetBytes(keyword));
}
