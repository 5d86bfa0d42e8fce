using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.Misuse;

/// <summary>
/// Where a revealed value is meant to go: the environment and the standard input of a child process, headers and bodies of requests,
/// credentials, connection strings, cryptography, and whatever says that it takes a secret. Asked only about revealed values, so types
/// are told by their names.
/// </summary>
internal static class InjectionSinks
{
    /// <summary>Whether an argument is one that a secret is meant for.</summary>
    public static bool Takes(IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter)
        {
            return false;
        }

        return IsMarked(parameter)
            || SecretNames.IsSecret(parameter.Name)
            || argument.Parent switch
            {
                IObjectCreationOperation { Type: INamedTypeSymbol type } => IsCredential(type),
                IInvocationOperation call => Takes(call),
                _ => false,
            };
    }

    /// <summary>Whether a property or an indexer is one that a secret is meant to be set on.</summary>
    public static bool Takes(IPropertyReferenceOperation target)
    {
        if (target.Property.IsIndexer)
        {
            return IsEnvironment(target.Instance) || IsOrDerives(target.Property.ContainingType, "DbConnectionStringBuilder", "System.Data.Common");
        }

        // a property of one's own code keeps the value; one of a library takes it for its purpose
        return target.Property.Name == "ConnectionString"
            || (!target.Property.ContainingType.Locations.Any(location => location.IsInSource) && SecretNames.IsSecret(target.Property.Name));
    }

    private static bool Takes(IInvocationOperation call)
    {
        INamedTypeSymbol type = call.TargetMethod.ContainingType;
        return call.TargetMethod.Name switch
        {
            "Add" or "TryAdd" or "set_Item" when IsEnvironment(call.Instance) => true,
            "Add" or "TryAddWithoutValidation" => IsOrDerives(type, "HttpHeaders", "System.Net.Http.Headers")
                || IsOrDerives(type, "DbConnectionStringBuilder", "System.Data.Common")
                || IsRedaction(type),
            "SetRequestHeader" => IsOrDerives(type, "ClientWebSocketOptions", "System.Net.WebSockets"),
            "Write" or "WriteLine" or "WriteAsync" or "WriteLineAsync" => IsStandardInput(call.Instance),
            _ => IsRedaction(type) || IsCryptography(type.ContainingNamespace),
        };
    }

    private static bool IsCredential(INamedTypeSymbol type) =>
        type.Name.EndsWith("Credential", StringComparison.Ordinal)
        || type.Name.EndsWith("Credentials", StringComparison.Ordinal)
        || type.Name.EndsWith("SecurityKey", StringComparison.Ordinal)
        || type.Name == "AuthenticationHeaderValue"
        || IsOrDerives(type, "DbConnection", "System.Data.Common")
        || IsOrDerives(type, "DbConnectionStringBuilder", "System.Data.Common")
        || IsOrDerives(type, "HttpContent", "System.Net.Http")
        || IsRedaction(type)
        || IsCryptography(type.ContainingNamespace);

    private static bool IsMarked(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "SecretAttribute" } type && IsRedaction(type));

    /// <summary>The variables of a process that is to be started.</summary>
    private static bool IsEnvironment(IOperation? dictionary)
    {
        switch (dictionary?.WithoutConversions())
        {
            case IPropertyReferenceOperation property:
                return property.Property.Name is "Environment" or "EnvironmentVariables" && property.Property.ContainingType.Name == "ProcessStartInfo";
            case ILocalReferenceOperation local:
                return ValueOf(local) is { } value && IsEnvironment(value);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver:
                IOperation? around = receiver.Parent;
                while (around is not (null or IMemberInitializerOperation))
                {
                    around = around.Parent;
                }

                return around is IMemberInitializerOperation member && IsEnvironment(member.InitializedMember);
            default:
                return false;
        }
    }

    /// <summary>The standard input of a child process, or its stream.</summary>
    private static bool IsStandardInput(IOperation? writer) => writer?.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property.Name: "StandardInput" } property => property.Property.ContainingType.Name == "Process",
        IPropertyReferenceOperation { Property.Name: "BaseStream" } property => IsStandardInput(property.Instance),
        ILocalReferenceOperation local => ValueOf(local) is { } value && IsStandardInput(value),
        _ => false,
    };

    /// <summary>What a local was declared with.</summary>
    private static IOperation? ValueOf(ILocalReferenceOperation reference)
    {
        foreach (IOperation operation in reference.Body().Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, reference.Local))
            {
                return declarator.Initializer?.Value;
            }
        }

        return null;
    }

    private static bool IsRedaction(INamedTypeSymbol type) => type.ContainingNamespace is { Name: "Redaction", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsCryptography(INamespaceSymbol? space)
    {
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space is { Name: "Cryptography", ContainingNamespace: { Name: "Security", ContainingNamespace.Name: "System" } })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOrDerives(INamedTypeSymbol? type, string name, string space)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.ContainingNamespace.ToDisplayString() == space)
            {
                return true;
            }
        }

        return false;
    }
}
