using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers;

/// <summary>The engine's rule that told a secret, handed to the fixes with the diagnostic, so that a comment can allow that rule alone.</summary>
internal static class RuleProperty
{
    /// <summary>The property's key.</summary>
    public const string Key = "rule";

    /// <summary>A diagnostic that names its rule to the fixes.</summary>
    public static Diagnostic Create(DiagnosticDescriptor descriptor, Location location, string ruleId, params object[] arguments) =>
        Diagnostic.Create(descriptor, location, ImmutableDictionary<string, string?>.Empty.Add(Key, ruleId), arguments);
}
