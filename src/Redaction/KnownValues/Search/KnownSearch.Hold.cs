using System.Runtime.InteropServices;
using Redaction.KnownValues.Forms;
using Redaction.Scanning;

namespace Redaction.KnownValues.Search;

/// <content>What the end of the text may become.</content>
internal sealed partial class KnownSearch
{
    /// <summary>How many of the last bytes are held back because they begin a form.</summary>
    public static int HeldLength(ScanState state) => (int)Math.Max(0, state.Position - state.Known.Held);

    /// <summary>The lowest place that something found or begun may still claim.</summary>
    private static long HeldFrom(ReadOnlySpan<byte> window, GramTable table, ScanState state)
    {
        KnownSearchState known = state.Known;
        long end = state.Base + window.Length;
        long held = Math.Min(known.Escaped.HeldFrom(table), known.Separated.HeldFrom(table));
        foreach (KnownRun run in known.Runs)
        {
            held = Math.Min(held, run.Start < 0 ? run.At : run.Start);
        }

        if (!known.Escaped.IsOpen && known.Escaped.At < end)
        {
            // the last byte may be a shell's escape, or the first of two quotes
            int at = (int)(known.Escaped.At - state.Base);
            int before = HeldLength(window[..at], table);
            held = Math.Min(held, before > 0 || !OpenerFinder.IsDoubled(window[at]) ? known.Escaped.At - before : end);
        }

        if (window.EndsWith("\r"u8) && MayBegin(window[..^1], FormReader.MinBeforeBreak, table))
        {
            // of a line break that is not complete
            held = Math.Min(held, end - 1 - HeldLength(window[..^1], table));
        }

        if (known.DumpHeld >= 0 && known.DumpHeldUntil >= end)
        {
            held = Math.Min(held, known.DumpHeld);
        }

        held = Math.Min(held, end - HeldLength(window, table));
        held = Math.Min(held, end - SeparatorFinder.HeldLength(window, table));
        return Math.Min(held, end);
    }

    /// <summary>How many of the last bytes may begin a form, or a piece of a value.</summary>
    private static int HeldLength(ReadOnlySpan<byte> text, GramTable table)
    {
        int held = 0;
        int most = Math.Min(GramTail.Length, text.Length);
        for (int length = most; length > GramIndex.MaxBeginning; length--)
        {
            if (table.MayHold(GramTable.GramOf(text[^length..])))
            {
                held = Math.Max(held, HeldLength(text, length, table));
            }
        }

        if (held > 0)
        {
            return held;
        }

        ulong last = text.Length >= sizeof(ulong) ? MemoryMarshal.Read<ulong>(text[^sizeof(ulong)..]) : LastOf(text);
        for (int length = Math.Min(GramIndex.MaxBeginning, most); length > 0; length--)
        {
            if (table.HoldsBeginning(GramTable.BeginningOf(last, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>The bytes of a text of fewer than eight, as the upper ones.</summary>
    private static ulong LastOf(ReadOnlySpan<byte> text)
    {
        ulong last = 0;
        foreach (byte b in text)
        {
            last = (last >> 8) | ((ulong)b << 56);
        }

        return last;
    }

    /// <summary>
    /// How many bytes before the last <paramref name="length"/> may begin a form none of whose grams so far is in the index, since too
    /// many share them: the run of it is not found before a gram that tells more.
    /// </summary>
    private static int SharedBefore(ReadOnlySpan<byte> text, int length, GramTable table)
    {
        int most = Math.Min(text.Length, table.LongestShared) - length;
        int more = 0;
        while (more < most && table.HoldsGram(GramTable.GramOf(text[^(length + more + 1)..])))
        {
            more++;
        }

        return more;
    }

    /// <summary>
    /// ... of which the last <paramref name="length"/> were looked at. Of values that begin alike not all have the first gram in
    /// the index, so what comes before is compared too.
    /// </summary>
    private static int HeldLength(ReadOnlySpan<byte> text, int length, GramTable table)
    {
        ReadOnlySpan<byte> tail = text[^length..], before = text[..^length];
        ulong gram = GramTable.GramOf(tail);
        int held = table.IsShared(gram) ? length + SharedBefore(text, length, table) : 0;
        int slot = table.FirstSlot(gram);
        while (table.Next(gram, ref slot, out int place, out int number))
        {
            if (!table.TryGetForm(number, out KnownValue? value, out KnownForm form) || place + length > form.Length)
            {
                continue;
            }

            byte[] map = FormAlphabet.Of(form.Kind);
            ReadOnlySpan<byte> expected = value.TextOf(form);
            if (GramTail.Agrees(tail, expected[place..], map))
            {
                int more = 0;
                while (more < before.Length && more < place && map[before[^(more + 1)]] == expected[place - more - 1])
                {
                    more++;
                }

                while (more > 0 && more < place && GramIndex.IsBlank(expected[place - more]))
                {
                    more--;
                }

                bool isStart = place - more < form.Starts && (place == more || !GramIndex.IsBlank(expected[place - more]));
                held = Math.Max(held, isStart ? length + more : 0);
            }

            GC.KeepAlive(value);
        }

        return held;
    }
}
