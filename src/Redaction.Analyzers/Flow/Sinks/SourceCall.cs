using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>Calls of methods and constructors that the compilation itself declares.</summary>
internal static class SourceCall
{
    /// <summary>The arguments of such a call; none for another operation.</summary>
    public static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation operation, out IMethodSymbol? method)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } called } call:
                method = called;
                return call.Arguments;
            case IObjectCreationOperation { Constructor: { DeclaringSyntaxReferences.IsEmpty: false } constructor } creation:
                method = constructor;
                return creation.Arguments;
            default:
                method = null;
                return [];
        }
    }
}
