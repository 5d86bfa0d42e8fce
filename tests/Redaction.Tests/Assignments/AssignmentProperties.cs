using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Redaction.Tests.Scanning;
using Xunit;

namespace Redaction.Tests.Assignments;

/// <summary>
/// What is read of an assignment never depends on where its text was cut: names of every sense, all operators, and values whose first
/// bytes say nothing yet.
/// </summary>
public class AssignmentProperties
{
    private static readonly string[] s_names =
        ["token", "\"api_key\"", "password", "finnhub", "github_url", "x", "<token", "<add key=\"twitchKey\" value", "secretFor", "AZURE_CLIENT"];

    private static readonly string[] s_operators = ["=", " = ", ": ", ">", "=>", ":=", "(", " || ", "?? ", ",", "="];

    private static readonly string[] s_openings =
        ["", "\"", "'", "\\\"", "@\"", "b'", "$", "|\n  ", "[", "[R", "[REDACTED:a-b]", "Some(\"", "see ", "ab c", "> ", "`", "{", "é", "Bearer ", "$$$\"", "x=", "a,b"];

    private static readonly string[] s_values =
        ["", "k3v9x2m7q1Zp8Rt5Wn4L", "3f9a1c7e5b2d8f60", "correct horse", "abc", "a1b2c3d4e5f6", "Tr0ub4dor&3", "\"", "'", "</token>", "\n", ";", " "];

    private static readonly SecretRedactor s_redactor = new();

    private static Arbitrary<(string Text, int[] Cuts)> Texts => Arb.From(
        from pieces in Piece.ListOf(6)
        from cuts in Gen.Choose(0, 40).ListOf(8)
        select (string.Concat(pieces), cuts.ToArray()));

    private static Gen<string> Piece =>
        from name in Gen.Elements(s_names)
        from op in Gen.Elements(s_operators)
        from opening in Gen.Elements(s_openings)
        from value in Gen.Elements(s_values)
        from end in Gen.Elements("", "\"", "'", "\n", "</token>", ",", " ", "\"\n", ")")
        select name + op + opening + value + end;

    [Property(MaxTest = 2000)]
    public Property Any_chunking_reads_the_same_assignments() => Prop.ForAll(Texts, c =>
    {
        byte[] text = Encoding.UTF8.GetBytes(c.Text);
        (string Output, string Findings) whole = Feed.Run(s_redactor, text);
        Assert.Equal(whole, Feed.Run(s_redactor, text, c.Cuts));
        Assert.Equal(whole, Feed.ByteByByte(s_redactor, text));
    });
}
