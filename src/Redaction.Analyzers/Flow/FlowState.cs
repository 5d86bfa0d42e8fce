using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Redaction.Analyzers.Flow.Evaluation;
using Redaction.Analyzers.Flow.Sinks;
using Redaction.Analyzers.Flow.Sources;

namespace Redaction.Analyzers.Flow;

/// <summary>What was learned of one compilation: of its settings, symbols and methods. Thread-safe.</summary>
internal sealed class FlowState
{
    private readonly ConcurrentDictionary<string, FlowSettings> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SyntaxTree, FlowSettings> _settings = new();
    private readonly Func<SyntaxTree, FlowSettings> _read;

    public FlowState(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        _read = tree => FlowSettings.Read(options.GetOptions(tree), _known);
        Compilation = compilation;
        Sources = new(Types, Bodies);
        Printed = new(Sources);
        Sinks = new(compilation, Bodies);
        Summaries = new(this);
    }

    public Compilation Compilation { get; }

    public SecretTypes Types { get; } = new();

    public BodyCache Bodies { get; } = new();

    public SourceFinder Sources { get; }

    public PrintedMembers Printed { get; }

    public SinkFinder Sinks { get; }

    public Summaries Summaries { get; }

    public FlowSettings SettingsOf(SyntaxTree tree) => _settings.GetOrAdd(tree, _read);
}
