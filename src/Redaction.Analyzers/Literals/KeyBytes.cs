using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Redaction.Analyzers.Literals;

/// <summary>A list of numbers as the bytes of a key.</summary>
internal static class KeyBytes
{
    /// <summary>Whether a list has nothing but numbers, enough of them, and not all the same; by syntax alone.</summary>
    public static bool IsKey(SyntaxNode list, int minLength)
    {
        int count = 0;
        int first = -1;
        bool varies = false;
        foreach (int value in Values(list))
        {
            if (value is < 0 or > byte.MaxValue)
            {
                return false;
            }

            first = count == 0 ? value : first;
            varies |= value != first;
            count++;
        }

        return varies && count >= minLength;
    }

    /// <summary>The numbers as the engine judges them.</summary>
    public static string AsHexadecimal(SyntaxNode list)
    {
        var text = new StringBuilder();
        foreach (int value in Values(list))
        {
            text.Append(value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>The numbers as a text, if all of them are printable ASCII; null otherwise.</summary>
    public static string? AsText(SyntaxNode list)
    {
        var text = new StringBuilder();
        foreach (int value in Values(list))
        {
            if (value is < ' ' or > '~')
            {
                return null;
            }

            text.Append((char)value);
        }

        return text.ToString();
    }

    private static IEnumerable<int> Values(SyntaxNode list)
    {
        IEnumerable<ExpressionSyntax?> elements = list is CollectionExpressionSyntax collection
            ? collection.Elements.Select(element => (element as ExpressionElementSyntax)?.Expression)
            : ((InitializerExpressionSyntax)list).Expressions;
        foreach (ExpressionSyntax? element in elements)
        {
            ExpressionSyntax? inner = element is CastExpressionSyntax cast ? cast.Expression : element;
            yield return inner is LiteralExpressionSyntax literal ? literal.Token.Value switch { int number => number, char c => c, _ => -1 } : -1;
        }
    }
}
