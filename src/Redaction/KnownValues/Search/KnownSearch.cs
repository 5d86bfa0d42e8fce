using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Redaction.KnownValues.Forms;
using Redaction.Scanning;

namespace Redaction.KnownValues.Search;

/// <summary>
/// Finds the registered values in a stream of bytes, in every form, whole or in pieces.
/// <para>
/// Given: a window whose bytes from some place on are new, and the <see cref="GramIndex"/>. Done: at every few places of the
/// text the gram that stands there is looked up; so is every gram of two views of the text, with its escapes undone
/// (<see cref="EscapeView"/>) and without separators between all characters (<see cref="SeparatedView"/>), which are open only
/// where they differ from the text. Where a gram is in the index, the text around it is compared with the form in both
/// directions (<see cref="FormReader"/>), and what agrees is a <see cref="KnownRun"/>. Result: a span for each run that is
/// long enough, and the lowest place that may still become part of one.
/// </para>
/// <para>
/// What is found is meant to depend on the bytes alone, not on how they were cut: grams are looked up at places that are multiples of
/// the stride from the start of the input; a run that reaches the end of the window goes on when more comes; and where
/// nothing was found yet, the last bytes are held back that begin a form. A run reads backwards by comparison while
/// the hold goes by lists of beginnings: in layouts that they see differently the first characters of a value may be out.
/// </para>
/// </summary>
internal sealed partial class KnownSearch(FingerprintKey fingerprints, int maxHold)
{
    /// <summary>How many bytes behind the end of the window a search may look at besides what is held back.</summary>
    public const int LookBack = 3 * FormReader.MaxMargin;

    private const int Stretch = 16 * 1024;

    // between two characters of a value
    private const int MaxGap = 160;

    // a piece with fewer different bytes is a line of dashes
    private const int MinDistinct = 2;

    /// <summary>Searches the new bytes of a window.</summary>
    /// <param name="window">The newest bytes, from <see cref="ScanState.Base"/> on.</param>
    /// <param name="from">The first new byte.</param>
    /// <param name="isFinal">Whether the input ends with the window.</param>
    /// <param name="registry">The values.</param>
    /// <param name="state">The state of the input; spans are added, <see cref="KnownSearchState.Held"/> is set.</param>
    public void Search(ReadOnlySpan<byte> window, int from, bool isFinal, SecretRegistry registry, ScanState state)
    {
        KnownSearchState known = state.Known;
        int version = registry.Version;
        GramTable table = registry.Index.Current;
        int stride = registry.Index.Stride;
        if (version != known.Version)
        {
            // what the window still holds is searched again, so that a value whose first part came before its registration
            // is found whole
            known.Version = version;
            known.Reset(state.Base);
            from = 0;
        }

        ShortValueSet shortValues = registry.ShortValues;
        FindShort(window, from, isFinal, shortValues, state);
        if (table.Count == 0)
        {
            known.Escaped.At = known.SeparatorsFrom = state.Base + window.Length;
            known.Held = isFinal ? known.SeparatorsFrom : HeldShort(shortValues, window.Length, state);
            return;
        }

        if (known.DumpHeldUntil < state.Base + window.Length)
        {
            known.DumpHeld = -1;
        }

        // a stretch at a time, that it stays in the first-level cache for all of the searches
        for (int end = Math.Min(window.Length, from + Stretch); ; end = Math.Min(window.Length, end + Stretch))
        {
            bool isLast = end == window.Length;
            ReadOnlySpan<byte> stretch = window[..end];
            AdvanceRuns(stretch, isFinal && isLast, state);
            FindGrams(stretch, from, isFinal && isLast, table, stride, state);
            ReadEscaped(stretch, isFinal && isLast, table, state);
            ReadSeparated(stretch, isFinal && isLast, table, state);
            from = end;
            if (isLast)
            {
                break;
            }
        }

        known.Held = isFinal
            ? state.Base + window.Length
            : Math.Min(HeldFrom(window, table, state), HeldShort(shortValues, window.Length, state));
        GC.KeepAlive(table);
    }

    private void AdvanceRuns(ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        List<KnownRun> runs = state.Known.Runs;
        int kept = 0;
        for (int i = 0; i < runs.Count; i++)
        {
            KnownRun run = runs[i];
            if (Drive(ref run, window, isFinal, state))
            {
                runs[kept++] = run;
            }
        }

        runs.RemoveRange(kept, runs.Count - kept);
    }

    private void FindGrams(ReadOnlySpan<byte> window, int from, bool isFinal, GramTable table, int stride, ScanState state)
    {
        int at = Math.Max(0, from - GramTable.Gram + 1);
        int ahead = (int)((state.Base + at) % stride);
        at += ahead == 0 ? 0 : stride - ahead;
        ref byte start = ref MemoryMarshal.GetReference(window);

        // four at a time do not wait for each other; nearly always none is in the index
        int quick = window.Length - sizeof(ulong) - (3 * stride);
        while (at <= quick)
        {
            ref byte first = ref Unsafe.Add(ref start, at);
            bool any = table.MayHold(GramAt(ref first))
                | table.MayHold(GramAt(ref Unsafe.Add(ref first, stride)))
                | table.MayHold(GramAt(ref Unsafe.Add(ref first, 2 * stride)))
                | table.MayHold(GramAt(ref Unsafe.Add(ref first, 3 * stride)));
            if (any)
            {
                for (int i = 0; i < 4; i++)
                {
                    LookUp(window, at + (i * stride), isFinal, table, state);
                }
            }

            at += 4 * stride;
        }

        for (; at + GramTable.Gram <= window.Length; at += stride)
        {
            LookUp(window, at, isFinal, table, state);
        }
    }

    private static ulong GramAt(ref byte text) => GramTable.GramOf(Unsafe.ReadUnaligned<ulong>(ref text));

    private void LookUp(ReadOnlySpan<byte> window, int at, bool isFinal, GramTable table, ScanState state)
    {
        ulong gram = GramTable.GramOf(window[at..]);
        if (table.MayHold(gram))
        {
            OnGram(gram, state.Base + at, SearchView.Text, 0, default, window, isFinal, table, state);
        }
    }

    /// <summary>A gram of the text, or of a view of it, that may be in the index: compares what it belongs to.</summary>
    private void OnGram(
        ulong gram, long start, SearchView view, long knownAt, Separator separator, ReadOnlySpan<byte> window, bool isFinal, GramTable table, ScanState state)
    {
        if (start < state.Base)
        {
            return;
        }

        int slot = table.FirstSlot(gram);
        while (table.Next(gram, ref slot, out int place, out int number))
        {
            if (table.TryGetForm(number, out KnownValue? value, out KnownForm form) && place < form.Length && !state.Known.IsOnPath(number, view, start, place))
            {
                Begin(value, form, number, place, start, view, knownAt, separator, window, isFinal, state);
            }
        }
    }
}
