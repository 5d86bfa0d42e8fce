using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>A name that nothing has yet where it is declared.</summary>
internal static class FreeNames
{
    public static string Find(string name, int position, SemanticModel model)
    {
        string free = name;
        for (int number = 2; IsTaken(free, position, model); number++)
        {
            free = name + number;
        }

        return free;
    }

    // anywhere in the file: a name that is declared further down, or in an enclosing scope, would be in the way as well
    private static bool IsTaken(string name, int position, SemanticModel model) =>
        !model.LookupSymbols(position, name: name).IsEmpty
        || model.SyntaxTree.GetRoot().DescendantTokens().Any(token => token.ValueText == name);
}
