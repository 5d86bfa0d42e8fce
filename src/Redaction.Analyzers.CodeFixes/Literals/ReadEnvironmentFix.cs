using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>Reads the value from an environment variable named after what it is given to.</summary>
internal sealed class ReadEnvironmentFix : IDiagnosticFix
{
    public string EquivalenceKey => "Read it from an environment variable";

    public async Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await LiteralSite.FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } site)
        {
            return null;
        }

        string variable = SecretTarget.Of(site.Expression, site.Model).Variable;
        return new FixPlan($"Read it from the environment variable {variable}", document.Id, site.Expression.Span)
        {
            Edit = edit => site.Replace(edit, RequiredValue.FromEnvironment(edit.Editor.Generator, site.Model.Compilation, variable)),
            Imports = RequiredValue.ImportsOfEnvironment(site.Model, site.Expression.SpanStart),
        };
    }
}
