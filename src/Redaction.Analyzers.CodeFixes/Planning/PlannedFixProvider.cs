using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Offers the fixes of a group of diagnostics; each of them can fix all.</summary>
public abstract class PlannedFixProvider : CodeFixProvider
{
    /// <summary>The ways to fix, the best first.</summary>
    private protected abstract ImmutableArray<IDiagnosticFix> Fixes { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => PlannedFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Microsoft.CodeAnalysis.Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (IDiagnosticFix fix in Fixes)
            {
                if (await fix.PlanAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } plan)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(
                            plan.Title,
                            cancellationToken => FixApplier.ApplyAsync(context.Document.Project.Solution, [(context.Document.Project.Id, plan)], cancellationToken),
                            fix.EquivalenceKey),
                        diagnostic);
                }
            }
        }
    }

    internal IDiagnosticFix? Find(string? equivalenceKey) => Fixes.FirstOrDefault(fix => fix.EquivalenceKey == equivalenceKey);
}
