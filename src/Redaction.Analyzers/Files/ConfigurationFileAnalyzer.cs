using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Redaction.Analyzers.Engine;
using Redaction.Analyzers.Literals;

namespace Redaction.Analyzers.Files;

/// <summary>
/// Secrets in the configuration files among a project's additional files (RDC1005), found as the command finds them in that file; and
/// what is wrong in a <c>redaction.toml</c> (RDC9001).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.SecretInFile, Descriptors.BadConfiguration];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var rules = new CompilationRules(start.Options);
            start.RegisterAdditionalFileAction(file => Look(file, rules));
        });
    }

    private static void Look(AdditionalFileAnalysisContext context, CompilationRules compilation)
    {
        if (RuleFiles.IsRuleFile(context.AdditionalFile.Path))
        {
            Check(context, compilation.Files);
        }
        else if (ConfigurationFiles.Includes(context.AdditionalFile.Path) && context.AdditionalFile.GetText(context.CancellationToken) is { } text)
        {
            Scan(context, text, compilation.Of(context.AdditionalFile.Path, context.CancellationToken));
        }
    }

    private static void Scan(AdditionalFileAnalysisContext context, SourceText text, FileRules rules)
    {
        AnalyzerConfigOptions? options = null;
        foreach (Finding finding in rules.Find(text.ToString()))
        {
            var span = new TextSpan((int)finding.Start, (int)finding.Length);
            options ??= context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
            if (ReportFilter.Reports(options, DiagnosticIds.SecretInFile, finding.Confidence, isGenerated: false)
                && !rules.IsSuppressed(finding, text, new TextSpan(span.Start, 0), text.ToString(span)))
            {
                var location = Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span));
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.SecretInFile, location, finding.RuleId, rules.Engine.TitleOf(finding.RuleId)));
            }
        }
    }

    private static void Check(AdditionalFileAnalysisContext context, RuleFiles files)
    {
        if (files.Load(context.AdditionalFile.Path, context.CancellationToken).Error is not { } error)
        {
            return;
        }

        // a file that is extended and is a configuration itself tells its own mistakes
        AdditionalText? wrong = context.Options.AdditionalFiles.FirstOrDefault(file => file.Path.Replace('\\', '/') == error.File);
        if (wrong is null || wrong == context.AdditionalFile || !RuleFiles.IsRuleFile(wrong.Path))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.BadConfiguration, Place(wrong ?? context.AdditionalFile, error.Line, context.CancellationToken), error.Problem));
        }
    }

    private static Location Place(AdditionalText file, int line, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { Lines: { } lines } || line > lines.Count)
        {
            return Location.Create(file.Path, default, default);
        }

        TextSpan span = lines[line - 1].Span;
        return Location.Create(file.Path, span, lines.GetLinePositionSpan(span));
    }
}
