using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Redaction.Scanning;

namespace Redaction.KnownValues.Search;

/// <content>The views of the text, and where they open.</content>
internal sealed partial class KnownSearch
{
    private void ReadEscaped(ReadOnlySpan<byte> window, bool isFinal, GramTable table, ScanState state)
    {
        EscapeView view = state.Known.Escaped;
        Span<(ulong Gram, long Start)> grams = stackalloc (ulong, long)[Escapes.MaxBytes];
        while (true)
        {
            while (view.IsOpen && view.Read(window, state.Base, isFinal, table, grams, out int count))
            {
                foreach ((ulong gram, long start) in grams[..count])
                {
                    OnGram(gram, start, SearchView.Escaped, 0, default, window, isFinal, table, state);
                }
            }

            if (view.IsOpen || !FindOpener(window, isFinal, table, view, state.Base))
            {
                break;
            }

            view.Open(window, state.Base);
        }

        grams.Clear();
    }

    /// <summary>Moves to the next place where the view differs from the text in what may be a form; false if there is none.</summary>
    private static bool FindOpener(ReadOnlySpan<byte> window, bool isFinal, GramTable table, EscapeView view, long windowStart)
    {
        Span<byte> bytes = stackalloc byte[Escapes.MaxBytes];
        bool opens = false;
        int at = (int)(view.At - windowStart);
        for (; ; at++)
        {
            at = OpenerFinder.Find(window, at);
            if (at == window.Length)
            {
                break;
            }

            byte b = window[at];
            if (Escapes.CanBegin(b))
            {
                int length = Escapes.Read(window, at, isFinal, bytes, out int count);
                bool isBreak = (count == 1 && bytes[0] is (byte)'\n' or (byte)'\r') || (count == 0 && length > 1 && window[at + length - 1] == '\n');

                // \t and the like are seldom part of a value, and often of a path
                bool isControl = count == 1 && bytes[0] < 0x20 && !isBreak;
                opens = length != 0
                    && (isBreak ? MayBegin(window[..at], FormReader.MinBeforeBreak, table)
                        : !isControl || table.HoldsBeginning(GramTable.BeginningOf(bytes[..1])));
                if (length == 0 && b == '%' && at + 1 < window.Length)
                {
                    opens = window[at + 1] == b && (MayBegin(window[..(at + 1)], 1, table) || MayBegin(window[..at], 1, table));
                }
            }
            else if (b == '\n')
            {
                opens = MayBegin(window[..at].TrimEnd((byte)'\r'), FormReader.MinBeforeBreak, table);
            }
            else if (at + 1 == window.Length && !isFinal)
            {
                break; // the next byte tells
            }
            else if (OpenerFinder.IsQuote(b))
            {
                // two quotes, or the middle of '"'"'
                opens = (at + 1 < window.Length && (window[at + 1] == b || (b == '"' && at > 0 && window[at - 1] == '\'')))
                    && (MayBegin(window[..(at + 1)], 1, table) || MayBegin(window[..at], 1, table));
            }
            else
            {
                opens = at + 1 < window.Length && !char.IsAsciiLetterOrDigit((char)window[at + 1]) && (MayBegin(window[..at], 1, table) || GramTail.BeginsForm(window.Slice(at + 1, 1), table));
            }

            if (opens)
            {
                break;
            }
        }

        bytes.Clear();
        view.At = windowStart + at;
        return opens;
    }

    /// <summary>Whether a form may have begun shortly before, so many bytes or more.</summary>
    private static bool MayBegin(ReadOnlySpan<byte> before, int least, GramTable table)
    {
        if (before.Length >= GramTail.Length && least == FormReader.MinBeforeBreak)
        {
            // nearly always there is none; the loads do not wait for each other
            ref byte end = ref Unsafe.Add(ref MemoryMarshal.GetReference(before), before.Length);
            ulong last = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Subtract(ref end, 8));
            if (!(table.MayHold(GramTable.BeginningOf(last, 4))
                | table.MayHold(GramTable.BeginningOf(last, 5))
                | table.MayHold(GramTable.GramOf(last >> 16))
                | table.MayHold(GramTable.GramOf(last >> 8))
                | table.MayHold(GramTable.GramOf(last))
                | table.MayHold(GramAt(ref Unsafe.Subtract(ref end, 9)))))
            {
                return false;
            }
        }

        for (int length = Math.Min(GramTail.Length, before.Length); length >= least; length--)
        {
            if (GramTail.BeginsForm(before[^length..], table))
            {
                return true;
            }
        }

        return false;
    }

    private void ReadSeparated(ReadOnlySpan<byte> window, bool isFinal, GramTable table, ScanState state)
    {
        KnownSearchState known = state.Known;
        SeparatedView view = known.Separated;
        Span<(ulong Gram, long Start)> grams = stackalloc (ulong, long)[4];
        while (true)
        {
            bool wasOpen = view.IsOpen;
            while (view.Read(window, state.Base, table, grams, out int count))
            {
                foreach ((ulong gram, long start) in grams[..count])
                {
                    OnGram(gram, start, SearchView.Separated, view.KnownAt, view.Compared, window, isFinal, table, state);
                }
            }

            if (view.IsOpen)
            {
                break;
            }

            if (wasOpen)
            {
                // the last digits of a line of a dump may go on in the next
                known.DumpHeld = view.HeldDigits(table);
                known.DumpHeldUntil = view.At + FormReader.MaxDumpBreak;
            }

            // not again from within what was just read
            known.SeparatorsFrom = Math.Max(known.SeparatorsFrom, view.At);
            int at = SeparatorFinder.Find(window, (int)(known.SeparatorsFrom - state.Base), out int unit, out Separator separator);
            known.SeparatorsFrom = state.Base + at;
            if (at == window.Length)
            {
                break;
            }

            // a character is not held back for one sign behind it, so the first one stays
            int first = SeparatorFinder.StartOf(at, unit, separator);
            view.Open(state.Base + first + (unit == 1 ? unit + separator.Length : 0), unit, separator, state.Base + at);
            known.SeparatorsFrom++;
        }

        grams.Clear();
    }
}
