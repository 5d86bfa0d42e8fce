using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>One place where a local or a parameter is given a value, or is added to.</summary>
internal sealed class Definition(IOperation site, DefinitionKind kind, IOperation? value, int element = -1)
{
    /// <summary>The operation that writes.</summary>
    public IOperation Site { get; } = site;

    public DefinitionKind Kind { get; } = kind;

    /// <summary>What is written.</summary>
    public IOperation? Value { get; } = value;

    /// <summary>Which element of the value, when that is a tuple that is taken apart.</summary>
    public int Element { get; } = element;

    /// <summary>Whether what the variable held before is gone.</summary>
    public bool Replaces => Kind is DefinitionKind.Value or DefinitionKind.Unknown or DefinitionKind.Out;
}
