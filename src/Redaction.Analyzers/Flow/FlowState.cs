using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Redaction.Analyzers.Flow.Evaluation;
using Redaction.Analyzers.Flow.Sinks;
using Redaction.Analyzers.Flow.Sources;

namespace Redaction.Analyzers.Flow;

/// <summary>What is known for one compilation: its symbols, resolved once, and what was learned of its methods. Thread-safe.</summary>
internal sealed class FlowState
{
    private readonly ConcurrentDictionary<string, FlowSettings> _known = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<AnalyzerConfigOptions, FlowSettings> _settings = new();
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly ConditionalWeakTable<AnalyzerConfigOptions, FlowSettings>.CreateValueCallback _read;

    public FlowState(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        _options = options;
        _read = tree => FlowSettings.Read(tree, _known);
        Compilation = compilation;
        Sources = new(compilation, Types, Bodies);
        Sanitizers = new(compilation);
        Propagators = new(compilation);
        Printed = new(Sources);
        Sinks = new(compilation, Bodies);
        Summaries = new(this);
    }

    public Compilation Compilation { get; }

    public SecretTypes Types { get; } = new();

    public BodyCache Bodies { get; } = new();

    public SourceFinder Sources { get; }

    public Sanitizers Sanitizers { get; }

    public Propagators Propagators { get; }

    public PrintedMembers Printed { get; }

    public SinkFinder Sinks { get; }

    public Summaries Summaries { get; }

    public FlowSettings SettingsOf(SyntaxTree tree) => _settings.GetValue(_options.GetOptions(tree), _read);
}
