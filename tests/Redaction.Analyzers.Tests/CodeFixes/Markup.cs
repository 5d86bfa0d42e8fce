using System.Text.RegularExpressions;

namespace Redaction.Analyzers.Tests.CodeFixes;

/// <summary>Gives the marks <c>[|…|]</c> of a source the ids that the test's own analyzers report there.</summary>
internal static partial class Markup
{
    /// <summary>By the number within a planted text; RDC1002 without one.</summary>
    public static string OfLiterals(string source) => Mark().Replace(source, mark =>
        $"{{|RDC{Number().Match(mark.Value) switch { { Success: true } number => number.Value, _ => "1002" }}:{mark.Groups[1].Value}|}}");

    /// <summary>By the sink before it.</summary>
    public static string OfLeaks(string source) => Mark().Replace(source, mark =>
        $"{{|{Sink().Matches(source[..mark.Index])[^1].Value}:{mark.Groups[1].Value}|}}");

    [GeneratedRegex(@"\[\|(.*?)\|\]", RegexOptions.Singleline)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\b1\d{3}\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"RDC\d{4}")]
    private static partial Regex Sink();
}
