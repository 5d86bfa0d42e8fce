using Redaction.Analyzers.Flow.Sources;

namespace Redaction.Analyzers.Flow.Evaluation;

/// <summary>
/// What is known of an expression's value: a secret that it holds, the parameters of the summarized method that it is made of, and
/// whether part of it comes from where the analysis does not look.
/// </summary>
internal readonly struct FlowValue(SecretSource? source, ulong parameters, bool isOpaque)
{
    /// <summary>More parameters than this are not told apart: the rest is opaque.</summary>
    private const int MaxParameters = 64;

    /// <summary>Known to hold no secret.</summary>
    public static FlowValue Clean => default;

    /// <summary>Not known.</summary>
    public static FlowValue Opaque => new(null, 0, true);

    public SecretSource? Source { get; } = source;

    /// <summary>A bit for each parameter.</summary>
    public ulong Parameters { get; } = parameters;

    public bool IsOpaque { get; } = isOpaque;

    /// <summary>Whether it could hold anything: so a name that says secret decides.</summary>
    public bool IsUnknown => IsOpaque || Parameters != 0;

    public static FlowValue Secret(SecretSource source) => new(source, 0, false);

    public static FlowValue Parameter(int ordinal) => ordinal < MaxParameters ? new(null, 1UL << ordinal, false) : Opaque;

    public bool HasParameter(int ordinal) => ordinal < MaxParameters && (Parameters & 1UL << ordinal) != 0;

    /// <summary>Either or both.</summary>
    public FlowValue Or(in FlowValue other) => new(Source ?? other.Source, Parameters | other.Parameters, IsOpaque || other.IsOpaque);
}
