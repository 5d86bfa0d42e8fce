namespace Redaction.Literals;

/// <summary>
/// A place in the automata of a set while the input is walked. Two implementations, one automaton and two in step, so that
/// a set with one case mode does not pay for the other; like the filters, they reach the loop as a type argument.
/// </summary>
internal interface IAutomatonCursor
{
    /// <summary>Whether literals end here.</summary>
    bool IsMatch { get; }

    /// <summary>Whether this is near the root, where the filter may be asked; never true where literals end.</summary>
    bool IsShallow { get; }

    /// <summary>Length of the longest live prefix, where <see cref="IsShallow"/>.</summary>
    int ShallowDepth { get; }

    /// <summary>Goes back to the start: nothing of what was read begins a literal.</summary>
    void Reset();

    void Step(byte symbol);

    void Report<TSink>(ReadOnlySpan<byte> text, int end, ref TSink sink)
        where TSink : struct, ILiteralSink;
}
