using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Redaction.Analyzers.Engine;

namespace Redaction.Analyzers.Literals;

/// <summary>
/// What the engine finds in a whole source text, as the command would in that file, each finding with the token or trivia that it
/// stands in. One call a text, without semantics: what is clean costs that one call.
/// </summary>
/// <remarks>
/// Two analyzers ask for it and an editor asks again for each keystroke in another file: it is kept as long as its tree lives.
/// </remarks>
internal sealed class SourceScan
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceScan> s_scans = new();

    private readonly object _gate = new();
    private readonly SyntaxTree _tree;
    private SecretEngine? _engine;
    private SourceFinding[] _findings = [];
    private HashSet<string> _constants = [];
    private int _runs;

    private SourceScan(SyntaxTree tree) => _tree = tree;

    /// <summary>The scan of a tree; made when it is asked for its findings.</summary>
    public static SourceScan Of(SyntaxTree tree) => s_scans.GetValue(tree, static of => new SourceScan(of));

    /// <summary>How often the text was scanned.</summary>
    public int Runs => _runs;

    /// <summary>The names of the constants that the text declares and that are texts.</summary>
    public HashSet<string> Constants(FileRules rules, CancellationToken cancellationToken)
    {
        Findings(rules, cancellationToken);
        return _constants;
    }

    /// <summary>All that is found, in order.</summary>
    public IReadOnlyList<SourceFinding> Findings(FileRules rules, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_engine != rules.Engine)
            {
                string text = _tree.GetText(cancellationToken).ToString();
                Finding[] found = [.. rules.Find(text)];
                _findings = found.Length == 0 ? [] : Place(found, rules, text, _tree.GetRoot(cancellationToken));
                _constants = ConstantsIn(text);
                _engine = rules.Engine;
                _runs++;
            }

            return _findings;
        }
    }

    /// <summary>What is found in a span and told by the code around it; null when nothing is.</summary>
    public SourceFinding? NamedIn(TextSpan span, FileRules rules, CancellationToken cancellationToken)
    {
        foreach (SourceFinding found in Findings(rules, cancellationToken))
        {
            if (found is { Place: FoundIn.Literal, IsNamedByCode: true } && span.Contains(found.Span.Start))
            {
                return found;
            }
        }

        return null;
    }

    private static HashSet<string> ConstantsIn(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int at = text.IndexOf("const ", StringComparison.Ordinal); at >= 0; at = text.IndexOf("const ", at + 1, StringComparison.Ordinal))
        {
            int type = at + "const ".Length;
            int name = text.IndexOf(' ', type) + 1;
            int end = name;
            while (name > 0 && end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end > name && (string.CompareOrdinal(text, type, "string ", 0, 7) == 0 || string.CompareOrdinal(text, type, "char ", 0, 5) == 0))
            {
                names.Add(text[name..end]);
                AddFurther(text, end, names);
            }
        }

        return names;
    }

    /// <summary>The further names of a declaration: <c>const string A = "…", B = "…";</c>.</summary>
    private static void AddFurther(string text, int from, HashSet<string> names)
    {
        int stop = text.IndexOf(';', from);
        for (int at = text.IndexOf(", ", from, StringComparison.Ordinal); at >= 0 && at < stop; at = text.IndexOf(", ", at + 1, StringComparison.Ordinal))
        {
            int end = at + 2;
            while (end < stop && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            if (end > at + 2 && string.CompareOrdinal(text, end, " = ", 0, 3) == 0)
            {
                names.Add(text[(at + 2)..end]);
            }
        }
    }

    private static SourceFinding[] Place(Finding[] found, FileRules rules, string text, SyntaxNode root)
    {
        var placed = new List<SourceFinding>(found.Length);
        foreach (Finding finding in found)
        {
            int start = (int)finding.Start;
            var span = new TextSpan(start, (int)finding.Length);
            SyntaxTrivia trivia = root.FindTrivia(start);
            FoundIn place = trivia.FullSpan.Contains(start) ? PlaceOf(trivia) : FoundIn.Literal;
            TextSpan whole = trivia.Span;
            bool isNamedByCode = false;
            if (place == FoundIn.Literal)
            {
                SyntaxToken token = root.FindToken(start);
                if (!IsLiteral(token))
                {
                    continue;
                }

                whole = token.Span;
                isNamedByCode = IsToldByContext(finding, rules.Engine) && !rules.Engine.Find(token.ValueText, rules.Path).Any();
            }

            if (place != FoundIn.Code)
            {
                placed.Add(new SourceFinding(finding, span, whole, place, isNamedByCode));
            }
        }

        return [.. placed];
    }

    /// <summary>Whether a rule knows a value by what it is given to, and no provider's format by which to name it.</summary>
    private static bool IsToldByContext(Finding finding, SecretEngine engine) =>
        finding.Confidence < Confidence.SelfIdentifying && engine.ShapeOf(finding.RuleId) != SecretShape.Token;

    private static bool IsLiteral(SyntaxToken token) => token.Kind() is
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken;

    private static FoundIn PlaceOf(SyntaxTrivia trivia)
    {
        switch (trivia.Kind())
        {
            case SyntaxKind.SingleLineCommentTrivia:
            case SyntaxKind.MultiLineCommentTrivia:
                return FoundIn.Comment;
            case SyntaxKind.SingleLineDocumentationCommentTrivia:
            case SyntaxKind.MultiLineDocumentationCommentTrivia:
                return FoundIn.Documentation;
            case SyntaxKind.DisabledTextTrivia:
                return FoundIn.DisabledCode;
            case SyntaxKind.RegionDirectiveTrivia:
            case SyntaxKind.EndRegionDirectiveTrivia:
                return FoundIn.Region;
            default:
                return trivia.IsDirective ? FoundIn.Directive : FoundIn.Code;
        }
    }
}
