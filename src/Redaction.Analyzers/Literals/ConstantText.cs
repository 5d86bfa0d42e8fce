using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.Literals;

/// <summary>
/// The texts that an expression puts together from literals and constants: what stands side by side in concatenations, interpolated
/// strings, <c>string.Concat</c>, <c>Join</c> and <c>Format</c> and arrays of chars or bytes is one text. Anything that is not known ends a text, and another begins.
/// </summary>
/// <param name="model">Says what names stand for; null when no name is to be looked up.</param>
/// <param name="constants">The constants of the file; of others only those that begin with a capital are looked up.</param>
/// <param name="cancellationToken">Stops it.</param>
internal sealed class ConstantText(SemanticModel? model, HashSet<string> constants, CancellationToken cancellationToken)
{
    private const int MaxLength = 64 * 1024;
    private const int MaxDepth = 64;
    private const int MinElements = 8;

    private readonly List<ConstantRun> _runs = [];
    private readonly StringBuilder _text = new();
    private int _pieces;
    private bool _differs;
    private bool _isWhole = true;
    private int _start;
    private int _end;

    /// <summary>The texts of an expression.</summary>
    public IReadOnlyList<ConstantRun> Of(ExpressionSyntax expression)
    {
        Append(expression, 0);
        EndRun();
        return _runs;
    }

    /// <summary>Whether the expression is one text as a whole.</summary>
    public bool IsWhole => _isWhole && _runs.Count == 1;

    /// <summary>The text of an expression that is constant as a whole; null when it is not.</summary>
    public string? Whole(ExpressionSyntax expression)
    {
        Of(expression);
        return IsWhole ? _runs[0].Text : null;
    }

    /// <summary>Whether an expression is a part of a larger one that this type puts together.</summary>
    public static bool IsPart(SyntaxNode node)
    {
        SyntaxNode? parent = node.Parent;
        while (parent is ParenthesizedExpressionSyntax or CastExpressionSyntax
            || parent is PostfixUnaryExpressionSyntax suppress && suppress.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AddExpression),
            InterpolationSyntax => true,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => IsComposition(call),
            InitializerExpressionSyntax { Parent: ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax } list => list.Parent!.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && IsComposition(call),
            _ => false,
        };
    }

    /// <summary>Whether an array or collection may hold a text, by its first elements.</summary>
    public static bool MayBeText(SyntaxNode list) => list switch
    {
        InitializerExpressionSyntax initializer => initializer.Expressions.Count >= MinElements && ElementOf(initializer.Expressions[0]) is not null,
        CollectionExpressionSyntax collection => collection.Elements.Count >= MinElements
            && collection.Elements[0] is ExpressionElementSyntax first && ElementOf(first.Expression) is not null,
        _ => false,
    };

    /// <summary>Whether a call puts its arguments together.</summary>
    public static bool IsComposition(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Concat" or "Join" or "Format" } member && member.Expression switch
        {
            PredefinedTypeSyntax type => type.Keyword.IsKind(SyntaxKind.StringKeyword),
            IdentifierNameSyntax name => name.Identifier.ValueText == "String",
            MemberAccessExpressionSyntax name => name.Name.Identifier.ValueText == "String",
            _ => false,
        };

    private void Append(ExpressionSyntax expression, int depth)
    {
        if (depth > MaxDepth || _text.Length > MaxLength)
        {
            Break();
            return;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax literal:
                AppendLiteral(literal);
                break;
            case ParenthesizedExpressionSyntax inner:
                Append(inner.Expression, depth + 1);
                break;
            case CastExpressionSyntax cast:
                Append(cast.Expression, depth + 1);
                break;
            case PostfixUnaryExpressionSyntax suppress when suppress.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                Append(suppress.Operand, depth + 1);
                break;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                AppendSum(sum, depth);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                AppendInterpolated(interpolated, depth);
                break;
            case InvocationExpressionSyntax call when IsComposition(call):
                AppendComposition(call, depth);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                AppendName(expression);
                break;
            case InitializerExpressionSyntax list:
                AppendElements(list, list.Expressions);
                break;
            case CollectionExpressionSyntax collection:
                AppendElements(collection, collection.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression));
                break;
            case ArrayCreationExpressionSyntax { Initializer: { } list }:
                Append(list, depth + 1);
                break;
            case ImplicitArrayCreationExpressionSyntax array:
                Append(array.Initializer, depth + 1);
                break;
            case ObjectCreationExpressionSyntax
            {
                Type: PredefinedTypeSyntax,
                ArgumentList.Arguments: [{ Expression: ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax } chars],
            }:
                Append(chars.Expression, depth + 1);
                break;
            default:
                Break();
                break;
        }
    }

    private void AppendLiteral(LiteralExpressionSyntax literal)
    {
        SyntaxToken token = literal.Token;
        switch (token.Value)
        {
            case string text:
                // a literal whose text is its source text needs no second look
                Add(text, literal.Span, token.Span.Length != text.Length + 2 && token.Text.IndexOf(text, StringComparison.Ordinal) < 0);
                break;
            case char c:
                Add(c.ToString(), literal.Span, differs: false);
                break;
            case int number when literal.Parent is not BinaryExpressionSyntax:
                Add(number.ToString(System.Globalization.CultureInfo.InvariantCulture), literal.Span, differs: false);
                break;
            default:
                Break();
                break;
        }
    }

    private void AppendSum(BinaryExpressionSyntax sum, int depth)
    {
        // a sum of a thousand texts is a thousand levels deep on its left
        var operands = new List<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            operands.Add(binary.Right);
            left = binary.Left;
        }

        operands.Add(left);
        for (int i = operands.Count - 1; i >= 0; i--)
        {
            Append(operands[i], depth + 1);
        }
    }

    private void AppendInterpolated(InterpolatedStringExpressionSyntax interpolated, int depth)
    {
        foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax text)
            {
                string value = text.TextToken.ValueText;
                Add(value, text.Span, value.Length != text.Span.Length);
            }
            else if (content is InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole)
            {
                // a text does not begin or end within the braces of a hole
                int before = _pieces;
                Append(hole.Expression, depth + 1);
                _start = before == 0 ? hole.Span.Start : _start;
                _end = hole.Span.End;
            }
            else
            {
                Break();
            }
        }

        if (interpolated.Contents.Count == 0)
        {
            Add("", interpolated.Span, differs: false);
        }
    }

    private void AppendComposition(InvocationExpressionSyntax call, int depth)
    {
        var parts = new List<ExpressionSyntax>();
        foreach (ArgumentSyntax argument in call.ArgumentList.Arguments)
        {
            switch (argument.Expression)
            {
                case ArrayCreationExpressionSyntax { Initializer: { } array }:
                    parts.AddRange(array.Expressions);
                    break;
                case ImplicitArrayCreationExpressionSyntax array:
                    parts.AddRange(array.Initializer.Expressions);
                    break;
                default:
                    parts.Add(argument.Expression);
                    break;
            }
        }

        switch (((MemberAccessExpressionSyntax)call.Expression).Name.Identifier.ValueText)
        {
            case "Format":
                // the first argument may be a culture
                int format = parts.Count > 1 && parts[0] is not LiteralExpressionSyntax ? 1 : 0;
                AppendFormat(parts, format, depth);
                break;
            case "Join":
                for (int i = 1; i < parts.Count; i++)
                {
                    if (i > 1)
                    {
                        Append(parts[0], depth + 1);
                    }

                    Append(parts[i], depth + 1);
                }

                break;
            default:
                foreach (ExpressionSyntax part in parts)
                {
                    Append(part, depth + 1);
                }

                break;
        }
    }

    private void AppendFormat(List<ExpressionSyntax> parts, int format, int depth)
    {
        if (parts.Count <= format || parts[format] is not LiteralExpressionSyntax { Token.Value: string text } literal)
        {
            Break();
            return;
        }

        int at = 0;
        while (at < text.Length)
        {
            int brace = text.IndexOfAny(['{', '}'], at);
            int end = brace < 0 ? text.Length : brace;
            if (end > at)
            {
                Add(text[at..end], literal.Span, differs: true);
            }

            if (brace < 0)
            {
                break;
            }

            if (brace + 1 < text.Length && text[brace + 1] == text[brace])
            {
                Add(text.Substring(brace, 1), literal.Span, differs: true);
                at = brace + 2;
                continue;
            }

            int close = text.IndexOf('}', brace);
            if (close > brace && int.TryParse(text[(brace + 1)..close], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int hole)
                && hole < parts.Count - format - 1)
            {
                Append(parts[format + 1 + hole], depth + 1);
            }
            else
            {
                Break();
            }

            at = close < 0 ? text.Length : close + 1;
        }
    }

    private void AppendName(ExpressionSyntax name)
    {
        string last = name is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : ((IdentifierNameSyntax)name).Identifier.ValueText;
        bool mayBe = model is not null && last.Length > 0 && (!char.IsLower(last[0]) || constants.Contains(last));
        if (mayBe && model!.GetConstantValue(name, cancellationToken) is { HasValue: true, Value: string or char } constant)
        {
            Add(constant.Value.ToString()!, name.Span, differs: true);
        }
        else
        {
            Break();
        }
    }

    private void AppendElements(SyntaxNode list, IEnumerable<ExpressionSyntax?> elements)
    {
        var text = new StringBuilder();
        foreach (ExpressionSyntax? element in elements)
        {
            if (element is null || ElementOf(element) is not { } c || text.Length > MaxLength)
            {
                Break();
                return;
            }

            text.Append(c);
        }

        if (text.Length >= MinElements)
        {
            Add(text.ToString(), list.Span, differs: true);
        }
        else
        {
            Break();
        }
    }

    /// <summary>An element that is a printable character; null for any other.</summary>
    private static char? ElementOf(ExpressionSyntax element)
    {
        while (element is CastExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            element = element is CastExpressionSyntax cast ? cast.Expression : ((ParenthesizedExpressionSyntax)element).Expression;
        }

        int code = element is not LiteralExpressionSyntax literal ? -1 : literal.Token.Value switch
        {
            char c => c,
            int number => number,
            _ => -1,
        };
        return code is >= ' ' and <= '~' or '\r' or '\n' or '\t' ? (char)code : null;
    }

    private void Add(string text, TextSpan span, bool differs)
    {
        if (_pieces == 0)
        {
            _start = span.Start;
            _isWhole &= _runs.Count == 0;
        }

        _text.Append(text);
        _pieces++;
        _differs |= differs || _pieces > 1;
        _end = span.End;
    }

    private void Break()
    {
        EndRun();
        _isWhole = false;
    }

    private void EndRun()
    {
        if (_pieces > 0)
        {
            _runs.Add(new ConstantRun(_text.ToString(), TextSpan.FromBounds(_start, _end), _differs));
        }

        _text.Clear();
        _pieces = 0;
        _differs = false;
    }
}
