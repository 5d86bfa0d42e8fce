using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>An expression that reads a value from outside and fails, saying what is missing, when it is not set.</summary>
internal static class RequiredValue
{
    private const string EnvironmentType = "System.Environment";
    private const string ExceptionType = "System.InvalidOperationException";

    /// <summary>The namespaces that are not imported where it is read from the environment.</summary>
    public static IReadOnlyList<string> ImportsOfEnvironment(SemanticModel model, int position) => NamespaceImports.Missing(model, position, EnvironmentType, ExceptionType);

    /// <summary>The namespaces that are not imported where it is read from the configuration.</summary>
    public static IReadOnlyList<string> ImportsOfConfiguration(SemanticModel model, int position) => NamespaceImports.Missing(model, position, ExceptionType);

    public static ExpressionSyntax FromEnvironment(SyntaxGenerator generator, Compilation compilation, string variable) =>
        Or(
            (ExpressionSyntax)generator.InvocationExpression(
                generator.MemberAccessExpression(Type(generator, compilation, EnvironmentType), "GetEnvironmentVariable"),
                generator.LiteralExpression(variable)),
            generator,
            compilation,
            $"The environment variable {variable} is not set.");

    public static ExpressionSyntax FromConfiguration(SyntaxGenerator generator, Compilation compilation, string configuration, string key) =>
        Or(
            (ExpressionSyntax)generator.ElementAccessExpression(SyntaxFactory.ParseExpression(configuration), generator.LiteralExpression(key)),
            generator,
            compilation,
            $"The configuration has no {key}.");

    private static BinaryExpressionSyntax Or(ExpressionSyntax value, SyntaxGenerator generator, Compilation compilation, string message) =>
        SyntaxFactory.BinaryExpression(
            SyntaxKind.CoalesceExpression,
            value,
            (ExpressionSyntax)generator.ThrowExpression(
                generator.ObjectCreationExpression(Type(generator, compilation, ExceptionType), generator.LiteralExpression(message))));

    private static SyntaxNode Type(SyntaxGenerator generator, Compilation compilation, string name) =>
        generator.TypeExpression(compilation.GetTypeByMetadataName(name)!);
}
