using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Misuse;

/// <summary>The types of Redaction in a compilation that uses it; resolved once for each compilation.</summary>
internal sealed class RedactionApi
{
    private readonly INamedTypeSymbol _redactor;
    private readonly INamedTypeSymbol _registry;
    private readonly INamedTypeSymbol _lease;

    private RedactionApi(INamedTypeSymbol redactor, INamedTypeSymbol registry, INamedTypeSymbol lease)
    {
        _redactor = redactor;
        _registry = registry;
        _lease = lease;
    }

    /// <summary>Null when the compilation does not refer to Redaction, whose misuse then costs nothing to look for.</summary>
    public static RedactionApi? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Redaction.SecretRedactor") is { } redactor
        && compilation.GetTypeByMetadataName("Redaction.SecretRegistry") is { } registry
        && compilation.GetTypeByMetadataName("Redaction.SecretLease") is { } lease
            ? new RedactionApi(redactor, registry, lease)
            : null;

    public bool IsRedactor(ITypeSymbol? type) => Same(type, _redactor);

    public bool IsLease(ITypeSymbol? type) => Same(type, _lease);

    /// <summary>Whether a method registers a value and gives its lease.</summary>
    public bool IsRegistration(IMethodSymbol method) =>
        IsLease(method.ReturnType) && (Same(method.ContainingType, _redactor) || Same(method.ContainingType, _registry));

    private static bool Same(ITypeSymbol? type, INamedTypeSymbol other) => SymbolEqualityComparer.Default.Equals(type, other);
}
