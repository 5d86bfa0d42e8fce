using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// Adds a key to a JSON file and leaves all else as it is: comments, order, indentation, line ends. The tokens come from the lexer of
/// C#, which knows strings, braces and comments as JSON does. A file that is no object, or that has the key, stays unchanged.
/// </summary>
internal static class JsonInsertion
{
    public static SourceText Insert(SourceText text, ConfigurationEntry entry)
    {
        List<SyntaxToken> tokens = [.. SyntaxFactory.ParseTokens(text.ToString()).Where(token => token.RawKind != (int)SyntaxKind.EndOfFileToken)];
        if (tokens.Count == 0 || !tokens[0].IsKind(SyntaxKind.OpenBraceToken))
        {
            return text;
        }

        string[] path = entry.Key.Split(':');
        int open = 0;
        int depth = 0;
        while (depth < path.Length && ValueOf(tokens, open, path[depth]) is { } value)
        {
            depth++;
            if (depth == path.Length || !tokens[value].IsKind(SyntaxKind.OpenBraceToken))
            {
                return text;
            }

            open = value;
        }

        int close = CloseOf(tokens, open);
        return close < 0 ? text : text.WithChanges(Changes(text, tokens, open, close, path.AsSpan(depth), entry.Value));
    }

    private static TextChange[] Changes(SourceText text, List<SyntaxToken> tokens, int open, int close, ReadOnlySpan<string> path, string value)
    {
        bool isEmpty = close == open + 1;
        bool isLine = !isEmpty && LineOf(text, tokens[open]) == LineOf(text, tokens[close]);
        string lineEnd = text.ToString().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string unit = IndentOf(text, tokens.Count > 2 ? tokens[1] : tokens[0]) is { Length: > 0 } first ? first : "  ";
        string outer = IndentOf(text, tokens[open]);
        string inner = isEmpty ? outer + unit : IndentOf(text, tokens[open + 1]);
        string comma = isEmpty || tokens[close - 1].IsKind(SyntaxKind.CommaToken) ? "" : ",";
        int end = tokens[close - 1].Span.End;
        if (isLine)
        {
            return [new TextChange(new TextSpan(end, 0), $"{comma} {Property(path, value, lineEnd: null, "", "")}")];
        }

        string added = lineEnd + inner + Property(path, value, lineEnd, inner, unit);

        // a comment behind the last value stays with it
        return isEmpty
            ? [new TextChange(TextSpan.FromBounds(end, tokens[close].SpanStart), added + lineEnd + outer)]
            : [new TextChange(new TextSpan(end, 0), comma), new TextChange(new TextSpan(text.Lines.GetLineFromPosition(end).End, 0), added)];
    }

    /// <summary>A property, in an object for each further section; on one line when there is no line end.</summary>
    private static string Property(ReadOnlySpan<string> path, string value, string? lineEnd, string indent, string unit)
    {
        string name = SymbolDisplay.FormatLiteral(path[0], quote: true);
        if (path.Length == 1)
        {
            return $"{name}: {SymbolDisplay.FormatLiteral(value, quote: true)}";
        }

        string inner = indent + unit;
        string property = Property(path[1..], value, lineEnd, inner, unit);
        return lineEnd is null ? $"{name}: {{ {property} }}" : $"{name}: {{{lineEnd}{inner}{property}{lineEnd}{indent}}}";
    }

    /// <summary>The first token of a property's value in the object that opens there; configuration does not tell upper from lower case.</summary>
    private static int? ValueOf(List<SyntaxToken> tokens, int open, string name)
    {
        int depth = 0;
        for (int i = open; i < tokens.Count; i++)
        {
            depth += Depth(tokens[i]);
            if (depth == 0)
            {
                return null;
            }

            if (depth == 1
                && tokens[i].IsKind(SyntaxKind.StringLiteralToken)
                && i + 2 < tokens.Count
                && tokens[i + 1].IsKind(SyntaxKind.ColonToken)
                && string.Equals(tokens[i].ValueText, name, StringComparison.OrdinalIgnoreCase))
            {
                return i + 2;
            }
        }

        return null;
    }

    private static int CloseOf(List<SyntaxToken> tokens, int open)
    {
        int depth = 0;
        for (int i = open; i < tokens.Count; i++)
        {
            depth += Depth(tokens[i]);
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int Depth(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.OpenBraceToken or SyntaxKind.OpenBracketToken => 1,
        SyntaxKind.CloseBraceToken or SyntaxKind.CloseBracketToken => -1,
        _ => 0,
    };

    private static int LineOf(SourceText text, SyntaxToken token) => text.Lines.GetLineFromPosition(token.SpanStart).LineNumber;

    private static string IndentOf(SourceText text, SyntaxToken token)
    {
        string line = text.Lines.GetLineFromPosition(token.SpanStart).ToString();
        return line[..^line.TrimStart().Length];
    }
}
