using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Redaction.Analyzers.Engine;

/// <summary>The rules for the files of one compilation. Thread-safe.</summary>
internal sealed class CompilationRules(AnalyzerOptions options)
{
    private readonly ConcurrentDictionary<string, FileRules> _byPath = new(StringComparer.Ordinal);

    /// <summary>The configurations.</summary>
    public RuleFiles Files { get; } = new(options);

    /// <summary>The rules for a source text.</summary>
    public FileRules Of(SyntaxTree tree, CancellationToken cancellationToken) => Of(tree.FilePath, cancellationToken);

    /// <summary>The rules for a file.</summary>
    public FileRules Of(string path, CancellationToken cancellationToken) =>
        _byPath.TryGetValue(path, out FileRules? rules) ? rules : _byPath.GetOrAdd(path, new FileRules(Files, path, cancellationToken));
}
