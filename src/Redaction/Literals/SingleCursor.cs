using System.Runtime.CompilerServices;

namespace Redaction.Literals;

/// <summary>A place in one automaton.</summary>
internal struct SingleCursor(Automaton automaton, int state) : IAutomatonCursor
{
    private readonly Automaton _automaton = automaton;

    public int State { get; private set; } = state;

    public readonly bool IsMatch => State < 0;

    public readonly bool IsShallow => _automaton.IsShallow(State);

    public readonly int ShallowDepth => _automaton.ShallowDepth(State);

    public void Reset() => State = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(byte symbol) => State = _automaton.Step(State, symbol);

    public readonly void Report<TSink>(ReadOnlySpan<byte> text, int end, ref TSink sink)
        where TSink : struct, ILiteralSink
        => _automaton.Report(State, text, end, ref sink);
}
