using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Redaction.Analyzers.Flow.Evaluation;

namespace Redaction.Analyzers.Flow;

/// <summary>
/// What an <c>.editorconfig</c> adds for a rule: <c>dotnet_code_quality.RDC2001.sanitizers</c>, <c>.sources</c> and <c>.max_call_depth</c>,
/// or the same for all rules as <c>dotnet_code_quality.RDC.…</c>. Equal settings share one instance, and with it the summaries of methods.
/// </summary>
internal sealed class FlowRule(MemberNames sanitizers, MemberNames sources, int maxCallDepth)
{
    public const int DefaultCallDepth = 3;

    /// <summary>Each further level may multiply the work.</summary>
    public const int MaxCallDepth = 8;

    public MemberNames Sanitizers { get; } = sanitizers;

    public MemberNames Sources { get; } = sources;

    /// <summary>How many calls a flow is followed through.</summary>
    public int CallDepth { get; } = maxCallDepth;

    /// <summary>What methods return, by the method and the depth at which it is called: so that no answer depends on the order of the questions.</summary>
    public ConcurrentDictionary<(ISymbol Method, int Depth), FlowValue> Returns { get; } = new();
}
