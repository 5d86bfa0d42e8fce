using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow.Evaluation;
using Redaction.Analyzers.Naming;

namespace Redaction.Analyzers.Flow.Sources;

/// <summary>
/// Says what is a secret by itself: marked with an attribute named <c>SecretAttribute</c> (ours, or one that a library declares for
/// itself), given by a vault, under a key that names a secret, or named as one. Of one compilation; thread-safe.
/// </summary>
internal sealed class SourceFinder
{
    private const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration", Marshal = "System.Runtime.InteropServices.Marshal";

    /// <summary>At the end of a type's name these say that its static members are names and texts.</summary>
    private static readonly string[] s_tablesOfNames =
    [
        "Names", "Constants", "Consts", "Keys", "Types", "Parameters", "Headers", "Claims", "Resources", "Strings", "SR", "Errors", "Messages",
        "Fields", "Schemes", "Labels",
    ];

    private static readonly TypeTable<string> s_vaults = new(VaultMembers.All);

    private readonly ConcurrentDictionary<ISymbol, bool> _declared = new(SymbolEqualityComparer.Default);
    private readonly Func<ISymbol, bool> _isDeclared;
    private readonly SecretTypes _types;
    private readonly BodyCache _bodies;

    public SourceFinder(SecretTypes types, BodyCache bodies)
    {
        _types = types;
        _bodies = bodies;
        _isDeclared = symbol => IsMarked(symbol) || IsPositional(symbol) || symbol is IPropertySymbol property && IsVault(property);
    }

    /// <summary>Whether something is marked as a secret.</summary>
    public static bool IsMarked(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "SecretAttribute")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A field, property or parameter that is marked or named by the user, or that a vault gives.</summary>
    public bool IsDeclared(ISymbol symbol, FlowRule? rule) =>
        _declared.GetOrAdd(symbol.OriginalDefinition, _isDeclared) || rule is not null && rule.Sources.Contains(symbol);

    /// <summary>Something whose name alone says that it is a secret, and whose type can be one.</summary>
    public bool IsNamed(ISymbol symbol, ITypeSymbol type) =>
        IdentifierNames.IsSecret(symbol.Name) && _types.CanBeNamed(type) && !NamesKeys(symbol) && !IsListOfNames(symbol, type);

    /// <summary>A list that is called <c>secrets</c> is as often one of their names; a dictionary has the values.</summary>
    private static bool IsListOfNames(ISymbol symbol, ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String && type.Name.IndexOf("Dictionary", StringComparison.Ordinal) < 0
        && (symbol.Name.EndsWith("ecrets", StringComparison.Ordinal) || symbol.Name.EndsWith("redentials", StringComparison.Ordinal));

    /// <summary>What a call gives, if it is a secret whatever its name.</summary>
    public SecretSource? OfCall(IInvocationOperation call, FlowRule rule)
    {
        IMethodSymbol method = call.TargetMethod;
        if (IsReturnMarked(method) || rule.Sources.Contains(method) || IsVault(method))
        {
            return SecretSource.Described($"the result of '{method.Name}'", call);
        }

        INamedTypeSymbol type = method.ContainingType;
        if (TypeName.Is(type, "System.Environment"))
        {
            return method.Name is "GetEnvironmentVariable" && KeyOf(call, 0) is { } variable && ConstantKeys.IsSecret(variable)
                ? SecretSource.Described($"the environment variable '{ShownKey.Of(variable)}'", call)
                : null;
        }

        if (TypeName.Is(type, Marshal))
        {
            return method.Name.StartsWith("PtrToString", StringComparison.Ordinal) && call.Arguments.Length > 0 && IsUnmanagedCopy(call.Arguments[0].Value)
                ? SecretSource.Described("the content of a SecureString", call)
                : null;
        }

        if (method.Name is not ("GetConnectionString" or "GetValue") || method.Parameters.Length < 2 || !IsConfiguration(method.Parameters[0].Type))
        {
            return null;
        }

        if (KeyOf(call, 1) is not { } key)
        {
            return method.Name is "GetConnectionString" ? SecretSource.Described("a connection string of the configuration", call) : null;
        }

        return method.Name switch
        {
            "GetConnectionString" => SecretSource.Described($"the connection string '{ShownKey.Of(key)}'", call),
            "GetValue" when ConstantKeys.IsSecret(key) => OfKey(key, call),
            _ => null,
        };
    }

    /// <summary>What an indexer or property gives, if it is a secret whatever its name.</summary>
    public static SecretSource? OfProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (property.IsIndexer)
        {
            if (reference.Arguments.Length != 1 || ConstantKeys.Of(reference.Arguments[0].Value) is not { } key)
            {
                return null;
            }

            bool isConfiguration = IsConfiguration(property.ContainingType)
                || reference.Instance is IPropertyReferenceOperation { Property: { Name: "AppSettings" } settings } && TypeName.Is(settings.ContainingType, "System.Configuration.ConfigurationManager");
            return isConfiguration && ConstantKeys.IsSecret(key) ? OfKey(key, reference) : null;
        }

        if (property.Name != "Value" || !TypeName.Is(property.ContainingType, "Microsoft.Extensions.Configuration.IConfigurationSection"))
        {
            return null;
        }

        return reference.Instance is IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } section
            && KeyOf(section, section.Arguments.Length - 1) is { } name && ConstantKeys.IsSecret(name) ? OfKey(name, reference) : null;
    }

    private static SecretSource OfKey(string key, IOperation at) => SecretSource.Described($"the value of configuration key '{ShownKey.Of(key)}'", at);

    /// <summary>Constants with the names of things: <c>OpenIdConnectParameterNames.AccessToken</c>, <c>Strings.Password</c>.</summary>
    private static bool NamesKeys(ISymbol symbol)
    {
        if (symbol is not (IFieldSymbol or IPropertySymbol) || !symbol.IsStatic)
        {
            return false;
        }

        // the class that a designer makes of a .resx file
        if (symbol.ContainingType.GetMembers("ResourceManager").Length > 0)
        {
            return true;
        }

        string type = symbol.ContainingType.Name;
        foreach (string end in s_tablesOfNames)
        {
            if (type.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReturnMarked(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetReturnTypeAttributes())
        {
            if (attribute.AttributeClass?.Name == "SecretAttribute")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A property of a positional record, whose parameter bears the attribute.</summary>
    private static bool IsPositional(ISymbol symbol)
    {
        if (symbol is not IPropertySymbol { ContainingType.IsRecord: true } property)
        {
            return false;
        }

        foreach (IMethodSymbol constructor in property.ContainingType.InstanceConstructors)
        {
            foreach (IParameterSymbol parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && IsMarked(parameter))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? KeyOf(IInvocationOperation call, int ordinal)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
            {
                return ConstantKeys.Of(argument.Value);
            }
        }

        return null;
    }

    private static bool IsConfiguration(ITypeSymbol type)
    {
        if (TypeName.Is(type, Configuration))
        {
            return true;
        }

        foreach (INamedTypeSymbol face in type.AllInterfaces)
        {
            if (TypeName.Is(face, Configuration))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVault(ISymbol member)
    {
        for (ISymbol? symbol = member; symbol is not null; symbol = Overridden(symbol))
        {
            if (symbol.ContainingType is { } type && s_vaults.Of(type) is { } members && members.Contains(symbol.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static ISymbol? Overridden(ISymbol symbol) =>
        symbol switch
        {
            IPropertySymbol property => property.OverriddenProperty,
            IMethodSymbol method => method.OverriddenMethod,
            _ => null,
        };

    /// <summary>A pointer to what was in a <c>SecureString</c>.</summary>
    private bool IsUnmanagedCopy(IOperation pointer)
    {
        if (pointer is ILocalReferenceOperation local)
        {
            foreach (Definition definition in _bodies.Of(pointer).Of(local.Local) ?? [])
            {
                if (definition.Value is { } value && value is not ILocalReferenceOperation && IsUnmanagedCopy(value))
                {
                    return true;
                }
            }
        }

        return pointer is IInvocationOperation call && TypeName.Is(call.TargetMethod.ContainingType, Marshal)
            && call.TargetMethod.Name.StartsWith("SecureStringTo", StringComparison.Ordinal);
    }
}
