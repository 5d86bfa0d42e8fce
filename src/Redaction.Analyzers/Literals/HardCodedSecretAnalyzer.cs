using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Redaction.Analyzers.Engine;

namespace Redaction.Analyzers.Literals;

/// <summary>
/// Secrets in source texts (RDC1001, RDC1003): the text is scanned as the command scans a file, and what is found is reported where
/// it stands in a literal or a comment. What the source does not show as it is – texts put together from pieces, escapes, arrays of
/// chars or bytes – is scanned by its value and reported once, on the whole of it.
/// </summary>
/// <remarks>
/// One literal, one diagnostic. What tells itself, by its format or by the words beside it in the literal, is RDC1001; a value that
/// only the name of what it is given to tells is left to <see cref="HardCodedCredentialAnalyzer"/>.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedSecretAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.HardCodedSecret, Descriptors.SecretInComment];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var rules = new CompilationRules(start.Options);
            start.RegisterSyntaxTreeAction(tree => ScanTree(tree, rules));
            start.RegisterSyntaxNodeAction(
                node => ScanExpression(node, rules),
                SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.AddExpression, SyntaxKind.InterpolatedStringExpression,
                SyntaxKind.ArrayInitializerExpression, SyntaxKind.CollectionExpression, SyntaxKind.InvocationExpression);
        });
    }

    private static void ScanTree(SyntaxTreeAnalysisContext context, CompilationRules compilation)
    {
        FileRules rules = compilation.Of(context.Tree, context.CancellationToken);
        IReadOnlyList<SourceFinding> findings = SourceScan.Of(context.Tree).Findings(rules, context.CancellationToken);
        if (findings.Count == 0)
        {
            return;
        }

        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Tree);
        SourceText text = context.Tree.GetText(context.CancellationToken);
        SourceFinding? reported = null;
        foreach (SourceFinding found in findings)
        {
            if (found.Place == FoundIn.Literal && (found.IsNamedByCode || IsTold(found, reported)))
            {
                continue;
            }

            Finding finding = found.Finding;
            DiagnosticDescriptor descriptor = found.IsLiteral ? Descriptors.HardCodedSecret : Descriptors.SecretInComment;
            if (!ReportFilter.Reports(options, descriptor.Id, finding.Confidence, context.IsGeneratedCode)
                || rules.IsSuppressed(finding, text, new TextSpan(found.Span.Start, 0), text.ToString(found.Span)))
            {
                continue;
            }

            reported = found;
            var location = Location.Create(context.Tree, found.Span);
            string title = rules.Engine.TitleOf(finding.RuleId);
            context.ReportDiagnostic(found.IsLiteral
                ? RuleProperty.Create(descriptor, location, finding.RuleId, finding.RuleId, title)
                : RuleProperty.Create(descriptor, location, finding.RuleId, NameOf(found.Place), finding.RuleId, title));
        }
    }

    /// <summary>Whether the same was said of the same literal: a private key as JSON has six secrets of one rule.</summary>
    private static bool IsTold(SourceFinding found, SourceFinding? reported) =>
        reported is not null && reported.Whole == found.Whole && reported.Finding.RuleId == found.Finding.RuleId;

    private static void ScanExpression(SyntaxNodeAnalysisContext context, CompilationRules compilation)
    {
        var expression = (ExpressionSyntax)context.Node;
        SyntaxTree tree = expression.SyntaxTree;
        SourceScan scan = SourceScan.Of(tree);
        if (!MayDiffer(expression) && !(expression is BinaryExpressionSyntax { Right: SimpleNameSyntax or MemberAccessExpressionSyntax } sum
                && LiteralSecrets.IsSumOfConstants(sum, scan.Constants(compilation.Of(tree, context.CancellationToken), context.CancellationToken)))
            || ConstantText.IsPart(expression))
        {
            return;
        }

        FileRules rules = compilation.Of(tree, context.CancellationToken);
        var constants = new ConstantText(context.SemanticModel, scan.Constants(rules, context.CancellationToken), context.CancellationToken);
        foreach (ConstantRun run in constants.Of(expression))
        {
            if (run.Differs && run.Text.Length >= LiteralSecrets.MinLength)
            {
                ReportRun(context, rules, scan, run, constants.IsWhole ? LiteralSecrets.Outermost(expression).Span : run.Span);
            }
        }
    }

    private static void ReportRun(SyntaxNodeAnalysisContext context, FileRules rules, SourceScan scan, ConstantRun run, TextSpan span)
    {
        SyntaxTree tree = context.Node.SyntaxTree;
        foreach (Finding finding in LiteralSecrets.HiddenIn(run, rules, scan, context.CancellationToken))
        {
            SourceText text = tree.GetText(context.CancellationToken);
            AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree);
            if (ReportFilter.Reports(options, DiagnosticIds.HardCodedSecret, finding.Confidence, context.IsGeneratedCode)
                && !rules.IsSuppressed(finding, text, span, run.Text.Substring((int)finding.Start, (int)finding.Length)))
            {
                context.ReportDiagnostic(RuleProperty.Create(
                    Descriptors.HardCodedSecret, Location.Create(tree, span), finding.RuleId, finding.RuleId, rules.Engine.TitleOf(finding.RuleId)));
                return;
            }
        }
    }

    /// <summary>Whether an expression may hold a text that the source does not show as it is; without semantics.</summary>
    private static bool MayDiffer(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.Span.Length > LiteralSecrets.MinLength && IsEscaped(literal.Token.Text),
        BinaryExpressionSyntax sum => LiteralSecrets.IsSumOfTexts(sum),
        InterpolatedStringExpressionSyntax interpolated => interpolated.Contents.Count > 0,
        InvocationExpressionSyntax call => ConstantText.IsComposition(call),
        _ => ConstantText.MayBeText(expression),
    };

    private static bool IsEscaped(string source) =>
        source[0] == '"' ? source.IndexOf('\\') >= 0 || source.StartsWith("\"\"\"", StringComparison.Ordinal) && source.IndexOf('\n') >= 0
        : source.IndexOf("\"\"", StringComparison.Ordinal) >= 0;

    private static string NameOf(FoundIn place) => place switch
    {
        FoundIn.Documentation => "documentation comment",
        FoundIn.DisabledCode => "disabled code",
        FoundIn.Region => "name of a region",
        FoundIn.Directive => "directive",
        _ => "comment",
    };
}
