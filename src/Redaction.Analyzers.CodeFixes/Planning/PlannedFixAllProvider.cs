using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// Fixes all: plans for each diagnostic and applies the plans together. The batch fixer of Roslyn does not do: it drops changes of
/// additional files, and edits of the same declaration conflict in it.
/// </summary>
internal sealed class PlannedFixAllProvider : FixAllProvider
{
    public static PlannedFixAllProvider Instance { get; } = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        CodeAction? action = ((PlannedFixProvider)fixAllContext.CodeFixProvider).Find(fixAllContext.CodeActionEquivalenceKey) is { } fix
            ? CodeAction.Create(fix.EquivalenceKey, cancellationToken => FixAsync(fixAllContext, fix, cancellationToken), fix.EquivalenceKey)
            : null;
        return Task.FromResult(action);
    }

    private static async Task<Solution> FixAsync(FixAllContext context, IDiagnosticFix fix, CancellationToken cancellationToken)
    {
        var plans = new List<(ProjectId Project, FixPlan Plan)>();
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        foreach (Project project in projects)
        {
            foreach (Diagnostic diagnostic in await DiagnosticsOf(context, project).ConfigureAwait(false))
            {
                if (project.GetDocument(diagnostic.Location.SourceTree) is { } document
                    && await fix.PlanAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } plan)
                {
                    plans.Add((project.Id, plan));
                }
            }
        }

        return await FixApplier.ApplyAsync(context.Solution, plans, cancellationToken).ConfigureAwait(false);
    }

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsOf(FixAllContext context, Project project) =>
        context is { Scope: FixAllScope.Document, Document: { } document } ? context.GetDocumentDiagnosticsAsync(document) : context.GetAllDiagnosticsAsync(project);
}
