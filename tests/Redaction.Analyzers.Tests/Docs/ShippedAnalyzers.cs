using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Redaction.Analyzers.CodeFixes;

namespace Redaction.Analyzers.Tests.Docs;

/// <summary>All analyzers and fixes that the package holds, as a compiler or an editor finds them.</summary>
internal static class ShippedAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } = [.. Made<DiagnosticAnalyzer>(typeof(Descriptors))];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. Made<CodeFixProvider>(typeof(PlannedFixProvider))];

    private static IEnumerable<T> Made<T>(Type neighbour) =>
        neighbour.Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .Select(type => (T)Activator.CreateInstance(type)!);
}
