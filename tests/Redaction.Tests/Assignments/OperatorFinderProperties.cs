using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.Assignments;
using Xunit;

namespace Redaction.Tests.Assignments;

/// <summary>The places that the vectors find are those that the definition names, whatever stands around a block's border.</summary>
public class OperatorFinderProperties
{
    private const string Alphabet = "=:>(,|?\"'`\\ ab=:,\"(";

    private static Arbitrary<string> Texts => Arb.From(
        from letters in Gen.Choose(0, Alphabet.Length - 1).ListOf(200)
        from length in Gen.Choose(0, 200)
        select new string([.. letters.Take(length).Select(i => Alphabet[i])]));

    [Property(MaxTest = 500)]
    public Property Places_are_those_of_the_definition() => Prop.ForAll(Texts, text =>
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        for (int from = 0; from < Math.Min(3, bytes.Length); from++)
        {
            Assert.Equal(Expected(bytes, from), Found(bytes, from));
        }
    });

    /// <summary>A comma whose left neighbour is not looked at may be named without being one; a reader of names refuses it.</summary>
    private static List<int> Found(byte[] text, int from)
    {
        var found = new List<int>();
        var finder = new OperatorFinder(text, from);
        for (int at = finder.Next(); at < text.Length; at = finder.Next())
        {
            if (text[at] != ',' || (at > 0 && IsQuote(text[at - 1])))
            {
                found.Add(at);
            }
        }

        return found;
    }

    private static List<int> Expected(byte[] text, int from)
    {
        var places = new List<int>();
        for (int at = from; at < text.Length; at++)
        {
            bool guarded = at + 1 >= text.Length || IsQuote(text[at + 1]) || (text[at + 1] == ' ' && (at + 2 >= text.Length || IsQuote(text[at + 2])));
            bool place = text[at] switch
            {
                (byte)'=' or (byte)':' or (byte)'>' => true,
                (byte)'(' or (byte)'|' or (byte)'?' => guarded,
                (byte)',' => guarded && at > 0 && IsQuote(text[at - 1]),
                _ => false,
            };
            if (place)
            {
                places.Add(at);
            }
        }

        return places;
    }

    private static bool IsQuote(byte b) => b is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'\\';
}
