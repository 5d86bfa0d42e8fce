using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Redaction.Analyzers.Engine;
using Redaction.Analyzers.Flow.Sources;
using Redaction.Analyzers.Naming;
using Redaction.Analyzers.Options;

namespace Redaction.Analyzers.Literals;

/// <summary>
/// Literals that are credentials because of what they are given to: something that is named for a secret (RDC1002), judged by the
/// engine as <c>name = "value"</c>, or an API that takes a credential (RDC1004), where anything is one but what stands in for it.
/// </summary>
/// <remarks>
/// The value is asked first, and the semantic model only about the few that some name would make a secret. A literal that tells
/// itself is left to <see cref="HardCodedSecretAnalyzer"/>; where an API and a name both tell, the API is named.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HardCodedCredentialAnalyzer : DiagnosticAnalyzer
{
    private const int MinLength = 4;
    private const int MaxLength = 512;

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.HardCodedCredential, Descriptors.CredentialArgument];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var rules = new CompilationRules(start.Options);
            start.RegisterSyntaxNodeAction(
                node => Look(node, rules),
                SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.AddExpression, SyntaxKind.InterpolatedStringExpression);
            start.RegisterSyntaxNodeAction(node => LookAtKey(node, rules), SyntaxKind.ArrayInitializerExpression, SyntaxKind.CollectionExpression);
            start.RegisterSyntaxNodeAction(
                node => LookAtNames(node, rules),
                SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression, SyntaxKind.InvocationExpression, SyntaxKind.SimpleAssignmentExpression);
        });
    }

    private static void Look(SyntaxNodeAnalysisContext context, CompilationRules compilation)
    {
        var expression = (ExpressionSyntax)context.Node;
        if (expression is LiteralExpressionSyntax literal && literal.Token.ValueText.Length is < MinLength or > MaxLength
            || expression is BinaryExpressionSyntax sum && !LiteralSecrets.IsSumOfTexts(sum))
        {
            return;
        }

        FileRules rules = compilation.Of(expression.SyntaxTree, context.CancellationToken);
        SourceScan scan = SourceScan.Of(expression.SyntaxTree);
        SourceFinding? named = scan.NamedIn(expression.Span, rules, context.CancellationToken);
        if (ConstantText.IsPart(expression))
        {
            // a piece that is shown with its name in the source is told even where the whole is no constant
            if (named is not null && expression is LiteralExpressionSyntax)
            {
                Report(context, rules, named.Finding, Descriptors.HardCodedCredential, expression, SyntaxName.Of(expression));
            }

            return;
        }

        // what an engine that reads only the text would report is reported
        bool isPlain = expression is LiteralExpressionSyntax;
        string? value = isPlain ? ((LiteralExpressionSyntax)expression).Token.ValueText
            : new ConstantText(context.SemanticModel, scan.Constants(rules, context.CancellationToken), context.CancellationToken).Whole(expression);
        if (value is null or { Length: > MaxLength })
        {
            if (named is not null && expression is InterpolatedStringExpressionSyntax)
            {
                Report(context, rules, named.Finding, Descriptors.HardCodedCredential, expression, SyntaxName.Of(expression));
            }

            return;
        }

        if (named is not null && expression is BinaryExpressionSyntax)
        {
            // told on the piece
            return;
        }

        LookAtValue(context, rules, scan, expression, value, named);
    }

    private static void LookAtValue(
        SyntaxNodeAnalysisContext context, FileRules rules, SourceScan scan, ExpressionSyntax expression, string value, SourceFinding? named)
    {
        bool hasListedNames = SyntaxName.HasListedNames(context.Options, expression.SyntaxTree);
        if (named is null && !hasListedNames && SyntaxName.OfList(expression) is { } list && !SecretNames.IsSecret(list))
        {
            return;
        }

        bool mayBeArgument = SyntaxName.MayBeCredential(expression);
        if (named is null && !mayBeArgument && !rules.Engine.MayBeSecret(value, rules.Path) && !hasListedNames)
        {
            return;
        }

        if (LiteralSecrets.TellsItself(expression.Span, scan, rules, context.CancellationToken)
            || expression is not LiteralExpressionSyntax && rules.Find(value).Any())
        {
            return;
        }

        if (context.SemanticModel.GetOperation(expression, context.CancellationToken) is not { } operation)
        {
            return;
        }

        (IOperation given, IOperation? parent) = AssignedTo.Climb(operation);
        if (CredentialApis.Find(given, parent) is var (argument, api) && rules.Engine.FindCredential(value, rules.Path) is { } credential)
        {
            Report(context, rules, credential, Descriptors.CredentialArgument, expression, argument, api);
            return;
        }

        string? name = AssignedTo.NameOf(given, parent, Member(context, parent));
        if (named is not null)
        {
            Report(context, rules, named.Finding, Descriptors.HardCodedCredential, expression, name ?? SyntaxName.Of(expression));
        }
        else if (name is not null && Judge(context, rules, name, value) is { } finding)
        {
            Report(context, rules, finding, Descriptors.HardCodedCredential, expression, name);
        }
    }

    /// <summary>A key as numbers or letters: nothing that a text could show, so an API tells it or the name of what it is given to.</summary>
    private static void LookAtKey(SyntaxNodeAnalysisContext context, CompilationRules compilation)
    {
        if (!KeyBytes.IsKey(context.Node, KeptValue.MinKeyLength) || context.SemanticModel.GetOperation(context.Node, context.CancellationToken) is not { } operation)
        {
            return;
        }

        (IOperation given, IOperation? parent) = AssignedTo.Climb(operation);
        FileRules rules = compilation.Of(context.Node.SyntaxTree, context.CancellationToken);
        SyntaxNode whole = LiteralSecrets.Outermost((ExpressionSyntax)context.Node);
        if (CredentialApis.Find(given, parent) is var (argument, api))
        {
            if (rules.Engine.FindCredential(KeyBytes.AsHexadecimal(context.Node), rules.Path) is { } credential)
            {
                Report(context, rules, credential, Descriptors.CredentialArgument, whole, argument, api);
            }
        }
        else if (AssignedTo.NameOf(given, parent, Member(context, parent)) is { } name && IdentifierNames.IsSecret(name))
        {
            // what tells itself as a text is reported as such
            string? text = KeyBytes.AsText(context.Node);
            Finding? finding = text is null ? rules.Engine.FindCredential(KeyBytes.AsHexadecimal(context.Node), rules.Path)
                : rules.Find(text).Any() ? null : Judge(context, rules, name, text);
            if (finding is { } found)
            {
                Report(context, rules, found, Descriptors.HardCodedCredential, whole, name);
            }
        }
    }

    /// <summary>A value that an API is given by a name which does not tell it.</summary>
    private static void LookAtNames(SyntaxNodeAnalysisContext context, CompilationRules compilation)
    {
        SyntaxTree tree = context.Node.SyntaxTree;
        CancellationToken cancellation = context.CancellationToken;
        foreach (ExpressionSyntax reference in KeptValue.GivenBy(
            context.Node, name => SourceScan.Of(tree).Constants(compilation.Of(tree, cancellation), cancellation).Contains(name)))
        {
            if (KeptValue.Of(reference, context.SemanticModel, cancellation) is not { Text.Length: >= MinLength and <= MaxLength } kept
                || context.SemanticModel.GetOperation(reference, cancellation) is not { } operation)
            {
                continue;
            }

            (IOperation given, IOperation? parent) = AssignedTo.Climb(operation);
            FileRules rules = compilation.Of(tree, cancellation);

            // what tells itself, or is told by its name, is reported where it stands
            if (CredentialApis.Find(given, parent) is var (argument, api) && rules.Engine.FindCredential(kept.Text, rules.Path) is { } credential
                && !rules.Find(kept.Text).Any() && Judge(context, rules, kept.Name, kept.Text) is null)
            {
                Report(context, rules, credential, Descriptors.CredentialArgument, reference, argument, api);
            }
        }
    }

    private static Finding? Judge(SyntaxNodeAnalysisContext context, FileRules rules, string name, string value)
    {
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Node.SyntaxTree);
        string judged = AnalyzerSettings.SecretNames(options, DiagnosticIds.HardCodedCredential).Contains(name) ? "password" : name;
        return rules.Engine.FindAssigned(judged, value, rules.Path);
    }

    private static ISymbol? Member(SyntaxNodeAnalysisContext context, IOperation? parent)
    {
        if (parent is not Microsoft.CodeAnalysis.Operations.IReturnOperation)
        {
            return null;
        }

        return context.SemanticModel.GetEnclosingSymbol(context.Node.SpanStart, context.CancellationToken) is IMethodSymbol { MethodKind: not MethodKind.LambdaMethod } method
            ? method.AssociatedSymbol ?? method
            : null;
    }

    private static void Report(
        SyntaxNodeAnalysisContext context, FileRules rules, Finding finding, DiagnosticDescriptor descriptor, SyntaxNode at, string name, string? api = null)
    {
        SyntaxTree tree = at.SyntaxTree;
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree);
        SourceText text = tree.GetText(context.CancellationToken);
        if (!rules.LeavesOut(finding)
            && ReportFilter.Reports(options, descriptor.Id, finding.Confidence, context.IsGeneratedCode)
            && !AnalyzerSettings.NotSecretNames(options, descriptor.Id).Contains(name)
            && !rules.IsSuppressed(finding, text, at.Span, at.ToString()))
        {
            var location = Location.Create(tree, at.Span);
            context.ReportDiagnostic(RuleProperty.Create(descriptor, location, finding.RuleId, api is null ? [name] : [name, api]));
        }
    }
}
