using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Misuse;

/// <summary>Whether a member belongs to tests or benchmarks, which make what they need and throw it away.</summary>
internal static class TestMembers
{
    public static bool IsTest(ISymbol member)
    {
        for (INamedTypeSymbol? type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (ISymbol other in type.GetMembers())
            {
                if (other is IMethodSymbol && other.GetAttributes().Any(attribute => IsTest(attribute.AttributeClass)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // those of the frameworks, and those that derive from them
    private static bool IsTest(INamedTypeSymbol? attribute)
    {
        for (; attribute is not null; attribute = attribute.BaseType)
        {
            if (attribute.Name is "FactAttribute" or "TheoryAttribute" or "TestAttribute" or "TestCaseAttribute" or "TestMethodAttribute" or "PropertyAttribute"
                or "BenchmarkAttribute")
            {
                return true;
            }
        }

        return false;
    }
}
