using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Applies plans of one fix to a solution.</summary>
internal static class FixApplier
{
    public static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyList<(ProjectId Project, FixPlan Plan)> plans, CancellationToken cancellationToken)
    {
        foreach (IGrouping<DocumentId, FixPlan> group in plans.Select(p => p.Plan).GroupBy(plan => plan.Document))
        {
            Document document = solution.GetDocument(group.Key)!;
            List<FixPlan> distinct = [.. group.GroupBy(plan => plan.Span).Select(same => same.First()).OrderBy(plan => plan.Span.Start)];
            solution = distinct.Exists(plan => plan.Edit is not null)
                ? await EditAsync(document, distinct, cancellationToken).ConfigureAwait(false)
                : await ChangeAsync(document, distinct, cancellationToken).ConfigureAwait(false);
        }

        foreach ((ProjectId project, FixPlan plan) in plans)
        {
            if (plan.Entry is { } entry && SettingsFile.Of(solution.GetProject(project)!) is { } settings)
            {
                SourceText text = await settings.GetTextAsync(cancellationToken).ConfigureAwait(false);
                solution = solution.WithAdditionalDocumentText(settings.Id, JsonInsertion.Insert(text, entry));
            }
        }

        return solution;
    }

    private static async Task<Solution> EditAsync(Document document, List<FixPlan> plans, CancellationToken cancellationToken)
    {
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var edit = new DocumentEdit(new SyntaxEditor(root, document.Project.Solution.Services));
        foreach (FixPlan plan in plans)
        {
            plan.Edit!(edit);
        }

        SyntaxNode edited = plans.SelectMany(plan => plan.Imports).Distinct().Aggregate(edit.Editor.GetChangedRoot(), NamespaceImports.Add);
        return document.Project.Solution.WithDocumentSyntaxRoot(document.Id, edited);
    }

    private static async Task<Solution> ChangeAsync(Document document, List<FixPlan> plans, CancellationToken cancellationToken)
    {
        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        IEnumerable<TextChange> changes = plans.SelectMany(plan => plan.Changes).Distinct().OrderBy(change => change.Span.Start);
        return document.Project.Solution.WithDocumentText(document.Id, text.WithChanges(changes));
    }
}
