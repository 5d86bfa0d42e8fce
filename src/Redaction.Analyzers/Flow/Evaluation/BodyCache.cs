using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>The indexes of the bodies at hand; one goes when its body does. Thread-safe.</summary>
internal sealed class BodyCache
{
    private readonly ConditionalWeakTable<IOperation, BodyIndex> _bodies = new();

    /// <summary>The index of the body around an operation.</summary>
    public BodyIndex Of(IOperation operation)
    {
        IOperation root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return _bodies.GetValue(root, BodyIndex.Of);
    }
}
