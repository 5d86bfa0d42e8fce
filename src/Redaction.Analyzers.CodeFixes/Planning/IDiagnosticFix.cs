using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>One way to fix a diagnostic.</summary>
internal interface IDiagnosticFix
{
    /// <summary>What tells it from other ways, and what it is called when all diagnostics are fixed.</summary>
    string EquivalenceKey { get; }

    /// <summary>What it would do; null when it cannot be offered here.</summary>
    Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);
}
