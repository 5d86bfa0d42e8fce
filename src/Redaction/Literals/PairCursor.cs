using System.Runtime.CompilerServices;

namespace Redaction.Literals;

/// <summary>A place in two automata that read the same bytes: the case-sensitive literals and the others.</summary>
internal struct PairCursor(Automaton exact, Automaton folded, LiteralState state) : IAutomatonCursor
{
    private readonly Automaton _exact = exact;
    private readonly Automaton _folded = folded;
    private int _exactState = state.Exact;
    private int _foldedState = state.Folded;

    public readonly LiteralState State => new(_exactState, _foldedState);

    public readonly bool IsMatch => (_exactState | _foldedState) < 0;

    public readonly bool IsShallow => _exact.IsShallow(_exactState) && _folded.IsShallow(_foldedState);

    public readonly int ShallowDepth => Math.Max(_exact.ShallowDepth(_exactState), _folded.ShallowDepth(_foldedState));

    public void Reset()
    {
        _exactState = 0;
        _foldedState = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(byte symbol)
    {
        _exactState = _exact.Step(_exactState, symbol);
        _foldedState = _folded.Step(_foldedState, symbol);
    }

    public readonly void Report<TSink>(ReadOnlySpan<byte> text, int end, ref TSink sink)
        where TSink : struct, ILiteralSink
    {
        if (_exactState < 0)
        {
            _exact.Report(_exactState, text, end, ref sink);
        }

        if (_foldedState < 0)
        {
            _folded.Report(_foldedState, text, end, ref sink);
        }
    }
}
