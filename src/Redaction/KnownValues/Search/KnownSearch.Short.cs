using Redaction.Literals;
using Redaction.Scanning;

namespace Redaction.KnownValues.Search;

/// <content>The values that are too short for the gram index.</content>
internal sealed partial class KnownSearch
{
    private void FindShort(ReadOnlySpan<byte> window, int from, bool isFinal, ShortValueSet values, ScanState state)
    {
        KnownSearchState known = state.Known;
        if (known.Pending is { } pending && (from < window.Length || isFinal))
        {
            known.Pending = null;
            if (from == window.Length || !ShortValueSet.IsWord(window[from]))
            {
                AddShort(pending, state);
            }
        }

        if (values.Literals is { } literals && from < window.Length)
        {
            var sink = new ShortSink(this, values, isFinal, state);
            literals.Find(window, from, ref known.ShortLiterals, ref sink);
        }
    }

    private static long HeldShort(ShortValueSet values, int length, ScanState state)
    {
        long held = state.Base + length - (values.Literals?.HeldSuffix(state.Known.ShortLiterals) ?? 0);
        return state.Known.Pending is { } pending ? Math.Min(held, pending.Start) : held;
    }

    private void OnShort(KnownValue value, int end, ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        int start = end - value.Bytes.Length;
        if (start > 0 && ShortValueSet.IsWord(window[start - 1]))
        {
            return;
        }

        var run = new KnownRun { Value = value, Start = state.Base + start, End = state.Base + end };
        if (end == window.Length && !isFinal)
        {
            // the longest of those that end here waits for the byte behind
            if (state.Known.Pending is not { } other || other.Start > run.Start)
            {
                state.Known.Pending = run;
            }
        }
        else if (end == window.Length || !ShortValueSet.IsWord(window[end]))
        {
            AddShort(run, state);
        }
    }

    private void AddShort(in KnownRun run, ScanState state)
    {
        if (run.Start >= state.Released)
        {
            AddSpan(run, state);
        }
    }

    private readonly struct ShortSink(KnownSearch search, ShortValueSet values, bool isFinal, ScanState state) : ILiteralSink
    {
        public void OnHit(int literal, ReadOnlySpan<byte> text, int end) => search.OnShort(values[literal], end, text, isFinal, state);
    }
}
