using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>
/// Reads the value from the configuration that is in scope, and adds the key to <c>appsettings.json</c> when that is known: empty, for
/// a value that is kept in user secrets or in the environment, or with the pattern of a reference to a secret store.
/// </summary>
internal sealed class ReadConfigurationFix : IDiagnosticFix
{
    private const string ReferencePattern = "op://<vault>/<item>/<field>";

    private readonly bool _isReference;

    private ReadConfigurationFix(bool isReference) => _isReference = isReference;

    public static ReadConfigurationFix Value { get; } = new(isReference: false);

    public static ReadConfigurationFix Reference { get; } = new(isReference: true);

    public string EquivalenceKey => _isReference ? "Read it as a secret reference" : "Read it from configuration";

    public async Task<FixPlan?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // a reference is filled in where it is kept
        if ((_isReference && SettingsFile.Of(document.Project) is null)
            || await LiteralSite.FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } site
            || ConfigurationScope.Find(site.Model, site.Expression) is not { } configuration
            || IsAssignedToConfiguration(site))
        {
            return null;
        }

        // a constant becomes a static field, which no configuration of an object reaches
        if (site.Constant is FieldDeclarationSyntax)
        {
            return null;
        }

        string key = SecretTarget.Of(site.Expression, site.Model).Key;
        string title = _isReference
            ? $"Read it as a secret reference: \"{key}\": \"{ReferencePattern}\" in appsettings.json"
            : $"Read it from configuration; set it by: dotnet user-secrets set \"{key}\" \"<value>\"";
        return new FixPlan(title, document.Id, site.Expression.Span)
        {
            Edit = edit => site.Replace(edit, RequiredValue.FromConfiguration(edit.Editor.Generator, site.Model.Compilation, configuration, key)),
            Imports = RequiredValue.ImportsOfConfiguration(site.Model, site.Expression.SpanStart),
            Entry = new ConfigurationEntry(key, _isReference ? ReferencePattern : ""),
        };
    }

    private static bool IsAssignedToConfiguration(LiteralSite site) =>
        site.Expression.Parent is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element }
        && site.Model.GetTypeInfo(element.Expression).Type is { } type
        && (type.Name == "IConfiguration" || type.AllInterfaces.Any(i => i.Name == "IConfiguration"));
}
