using System.Text;
using System.Text.RegularExpressions;

namespace Redaction.Tests.Patterns;

/// <summary>
/// The longest match that starts at an index, by .NET's engines.
/// </summary>
/// <remarks>
/// <para>They have no way to ask for a longest match, or for one that starts at an index of a text and still sees what stands before. So
/// the whole text is matched: so many bytes before, the pattern, so many bytes after, and the first number after for which it succeeds
/// tells the end. (One expression with an alternative and a capture for each number would do, but .NET 10 loses captures where
/// <c>\z</c> follows a line feed.)</para>
/// <para>The non-backtracking engine is asked first. Where it disagrees the backtracking one is the second witness, for in .NET 10 each
/// has bugs that the other has not: the former does not match <c>\A--(?:|a)\Ba\z</c> on <c>--aa</c>, the latter not
/// <c>\A!{1,2}?\B!\z</c> on <c>!!</c>.</para>
/// </remarks>
public sealed class DotNetOracle(Shape shape, int start, int maxLength)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _pattern = shape.ToDotNet(captures: false);
    private readonly Regex?[] _byLengthAfter = new Regex?[maxLength - start + 1];

    /// <param name="text">The text.</param>
    /// <param name="claimed">What we say: returned if one of the engines agrees.</param>
    /// <returns>The end of the match, or -1.</returns>
    public int LongestMatch(byte[] text, int claimed)
    {
        string latin = Encoding.Latin1.GetString(text);
        int expected = End(text.Length, after => (_byLengthAfter[after] ??= Make(after, RegexOptions.NonBacktracking)).IsMatch(latin));
        bool agrees = expected == claimed || claimed == End(text.Length, after => Make(after, RegexOptions.None).IsMatch(latin));
        return agrees ? claimed : expected;
    }

    private int End(int length, Predicate<int> matchesBefore)
    {
        for (int after = 0; after <= length - start; after++)
        {
            if (matchesBefore(after))
            {
                return length - after;
            }
        }

        return -1;
    }

    private Regex Make(int after, RegexOptions engine) =>
        new($"\\A[\\s\\S]{{{start}}}(?:{_pattern})[\\s\\S]{{{after}}}\\z", engine | RegexOptions.CultureInvariant, Patience);
}
