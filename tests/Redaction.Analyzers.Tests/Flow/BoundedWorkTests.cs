using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Redaction.Analyzers.Flow;
using Redaction.Analyzers.Flow.Evaluation;

namespace Redaction.Analyzers.Tests.Flow;

/// <summary>Code that nobody writes by hand is analyzed with work that is counted, not timed.</summary>
public sealed class BoundedWorkTests
{
    public static TheoryData<string, string, bool> Bodies { get; } = new()
    {
        { "assignments that double", Repeat("var s0 = name;", 500, i => $"var s{i} = s{i - 1} + s{i - 1};") + "Console.WriteLine(s500);", false },
        { "one variable that is assigned", Repeat("var s = name;", 500, i => $"s = s + \"{i}\";") + "Console.WriteLine(s);", false },
        { "assignments in branches", Repeat("var s = name;", 500, i => $"if (count == {i}) s = s + name;") + "Console.WriteLine(s);", false },
        { "a secret in some of many branches", Repeat("var s = name;", 2000, i => $"if (count == {i}) s = password;") + "Console.WriteLine(s);", false },
        { "a secret in some of a few branches", Repeat("var s = name;", 200, i => $"if (count == {i}) s = password;") + "Console.WriteLine(s);", true },
        { "nested parentheses", "Console.WriteLine(" + new string('(', 150) + "name" + new string(')', 150) + ");", false },
        { "a long sum", "Console.WriteLine(" + string.Join(" + ", Enumerable.Repeat("name", 800)) + " + password);", true },
        { "nested conditions", "Console.WriteLine(" + string.Concat(Enumerable.Repeat("count > 1 ? name : ", 120)) + "name);", false },
        { "nested loops", Repeat("var s = name; var t = name;", 20, i => "while (count > 1) { s = t + s; t = s;") + "Console.WriteLine(s);" + new string('}', 20), false },
        { "a short chain to a secret", Repeat("var s0 = password;", 30, i => $"var s{i} = s{i - 1};") + "Console.WriteLine(s30);", true },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_work_for_a_question_is_bounded(string what, string body, bool isSecret)
    {
        Assert.NotEmpty(what);
        Compilation compilation = Compile(FlowSource.Of(body));
        FlowState state = new(compilation, new NoOptions());
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        IOperation write = Writes(compilation).Last();
        Evaluator evaluator = new(state, state.SettingsOf(tree).For(DiagnosticIds.SecretOnConsole), method: null, depth: 0, TestContext.Current.CancellationToken);

        FlowValue value = evaluator.Evaluate(write);

        Assert.Equal(isSecret, value.Source is not null);
        Assert.InRange(evaluator.Steps, 1, Evaluator.MaxSteps + 1);
    }

    [Fact]
    public async Task Methods_that_call_each_other_in_every_way_end()
    {
        StringBuilder members = new();
        for (int i = 0; i < 40; i++)
        {
            members.Append("string F").Append(i).Append("(string s) => ");
            members.AppendJoin(" + ", Enumerable.Range(0, 40).Select(j => $"F{j}(s)")).Append(';');
        }

        Compilation compilation = Compile(FlowSource.Of("Console.WriteLine(F0(name));", members.ToString()));

        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers([new SecretFlowAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Empty(found);
    }

    private static string Repeat(string first, int count, Func<int, string> next) => first + string.Concat(Enumerable.Range(1, count).Select(next));

    private static CSharpCompilation Compile(string source) =>
        CSharpCompilation.Create("bounded", [CSharpSyntaxTree.ParseText(source)], TestReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddReferences(MetadataReference.CreateFromFile(typeof(object).Assembly.Location));

    private static IEnumerable<IOperation> Writes(Compilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (node is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax && model.GetOperation(node) is IInvocationOperation { TargetMethod.Name: "WriteLine" } call)
            {
                yield return call.Arguments[0].Value;
            }
        }
    }

    private sealed class NoOptions : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Empty();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Empty : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = "";
                return false;
            }
        }
    }
}
