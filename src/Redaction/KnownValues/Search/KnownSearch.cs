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
/// What is found depends on the bytes alone, not on how they were cut: grams are looked up at places that are multiples of
/// the stride from the start of the input; a run that reaches the end of the window goes on when more comes; and where
/// nothing was found yet, the last bytes are held back that begin a form.
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

    /// <summary>How many of the last bytes are held back because they begin a form.</summary>
    public static int HeldLength(ScanState state) => (int)Math.Max(0, state.Position - state.Known.Held);

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

            // a character is not held back for one sign behind it, so the first one stays; a digit of a word before is no unit
            int first = SeparatorFinder.StartOf(at, unit, separator);
            bool isInWord = first > 0 && char.IsAsciiLetterOrDigit((char)window[first - 1]) && window[first - 1] != 'x';
            view.Open(state.Base + first + (unit == 1 || isInWord ? unit + separator.Length : 0), unit, separator, state.Base + at);
            known.SeparatorsFrom++;
        }

        grams.Clear();
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

    private void Begin(
        KnownValue value, in KnownForm form, int number, int place, long start, SearchView view, long knownAt, Separator separator, ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        ReadOnlySpan<byte> text = value.TextOf(form);
        int at = (int)(start - state.Base);
        int seed = place;
        (int first, int from) = (at, place);
        bool hasGaps = false;
        for (int back = at; ;)
        {
            FormStep step = FormReader.Backward(window, back, 0, text, place, form.Kind, separator);
            if (step == FormStep.None || first - (back - step.Text) > MaxGap)
            {
                break;
            }

            back -= step.Text;
            place -= step.Form;
            if (step.Form > 0)
            {
                (first, from) = (back, place);
            }

            hasGaps |= step.Form == 0;
        }

        GC.KeepAlive(value);
        if (text.Length - from < form.Need)
        {
            return; // too little is left of the form
        }

        var run = new KnownRun
        {
            Value = value,
            Form = form,
            Number = number,
            Separator = separator,
            Seed = start,
            SeedPlace = seed,
            View = view,
            KnownAt = knownAt,
            HasGaps = hasGaps,
        };
        BeginAt(ref run, state.Base + first, from, state);
        if (Drive(ref run, window, isFinal, state))
        {
            state.Known.Runs.Add(run);
        }
    }

    private static void BeginAt(ref KnownRun run, long at, int place, ScanState state)
    {
        run.Start = -1;
        run.At = run.End = at;
        run.Place = run.From = place;
        run.Stage = RunStage.Compare;
        run.MaskFrom = place < run.Form.Starts ? 0 : run.SeedPlace + GramTable.Gram - 1;

        // a piece that is masked from its gram on must not hide an earlier gram of it
        run.Path = run.MaskFrom == 0 ? state.Known.BeginPath(run.Number, run.View, at, place, out run.PathRun) : null;
    }

    /// <summary>Reads on, and once more from the gram itself if what is before it turns out not to agree.</summary>
    private bool Drive(ref KnownRun run, ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        if (Advance(ref run, window, isFinal, state))
        {
            return true;
        }

        if (run.GoesOn || run.End > run.Seed || run.From >= run.SeedPlace)
        {
            return false;
        }

        run.Path?.Abandon(run.PathRun);
        BeginAt(ref run, run.Seed, run.SeedPlace, state);
        return Advance(ref run, window, isFinal, state);
    }

    /// <summary>Reads on; false when the run is over.</summary>
    private bool Advance(ref KnownRun run, ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        if (run.Stage == RunStage.Compare && !Compare(ref run, window, isFinal, state))
        {
            return true;
        }

        if (!run.GoesOn && (run.Agreed < run.Form.Need || !IsTelling(run)))
        {
            // with another separator, or from another gram, it may agree further
            run.Path?.Abandon(run.PathRun);
            return false;
        }

        while (run.Stage != RunStage.Done)
        {
            if (!Extend(ref run, window, isFinal, state))
            {
                return true;
            }
        }

        AddSpan(run, state);
        return false;
    }

    private void AddSpan(in KnownRun run, ScanState state)
    {
        if (run.Start >= 0 && run.End > state.Released)
        {
            state.Spans.Add(new SecretSpan
            {
                Start = run.Start,
                End = run.End,
                LeadEnd = run.End,
                Subject = run.Value,
                Confidence = Confidence.Verified,
                Fingerprint = state.WantsFingerprints ? fingerprints.Compute(run.Value.Bytes) : 0,
                IsFinding = true,
            });
        }
    }

    /// <summary>Compares as far as the window goes; false if more input is needed.</summary>
    private bool Compare(ref KnownRun run, ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        ReadOnlySpan<byte> text = run.Value.TextOf(run.Form);
        while (run.Place < text.Length)
        {
            int at = (int)(run.At - state.Base);
            FormStep step = FormReader.Forward(window, at, isFinal, text, run.Place, run.Form.Kind, run.Separator, run.Agreed);
            if (step == FormStep.More)
            {
                return false;
            }

            if (step == FormStep.None || run.At + step.Text - run.End > MaxGap)
            {
                break;
            }

            if (step.Form > 0)
            {
                // a piece of a value does not begin with white space, unless the value does
                bool isBlank = run.Place > 0 && run.Form.Kind.IsPlain() && GramIndex.IsBlank(text[run.Place]);
                if (run.Start < 0 && run.Place >= run.MaskFrom && (run.MaskFrom == 0 || run.At >= run.KnownAt) && !isBlank)
                {
                    run.Start = run.At;
                    run.From = run.Form.Kind.IsPlain() ? run.Place : run.From;
                }

                run.End = run.At + step.Text;
            }
            else
            {
                run.HasGaps = true;
            }

            run.At += step.Text;
            run.Place += step.Form;
            run.Path?.GoOn(run.PathRun, run.At + run.Separator.Length, run.Place);
            if (run.Start >= 0 && run.End - run.Start >= maxHold)
            {
                // a long value in a long form: it is masked piece by piece
                AddSpan(run, state);
                run.GoesOn = true;
                run.Start = run.End;
                run.From = run.Place;
            }
        }

        GC.KeepAlive(run.Value);
        run.At = run.End;
        bool whole = run.Place == text.Length;
        run.Stage = whole && run.Form.Tail && run.Separator.Length == 0 ? RunStage.LastBits
            : run.Form.Kind == FormKind.Hex && run.HasGaps ? RunStage.DumpLine
            : RunStage.Done;
        return true;
    }

    /// <summary>One step of what comes after the comparison; false if more input is needed.</summary>
    private static bool Extend(ref KnownRun run, ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        int at = (int)(run.End - state.Base);
        if (run.Stage == RunStage.DumpLine)
        {
            int end = FormReader.EndOfDumpLine(window, at, isFinal);
            if (end == Escapes.More)
            {
                return false;
            }

            run.End = state.Base + end;
            run.Stage = RunStage.Done;
            return true;
        }

        if (at == window.Length && !isFinal)
        {
            return false;
        }

        bool isNext = at < window.Length
            && (run.Stage == RunStage.LastBits ? FormAlphabet.IsBase64(window[at]) : window[at] == '=');
        run.End += isNext ? 1 : 0;
        if (run.Stage == RunStage.LastBits || !isNext)
        {
            run.Stage = run.Stage == RunStage.LastBits ? RunStage.Padding : RunStage.Done;
        }

        return true;
    }

    /// <summary>Whether what agrees tells something of the value: all of a form does; of a piece, a line of dashes or a word does not.</summary>
    private static bool IsTelling(in KnownRun run)
    {
        ReadOnlySpan<byte> text = run.Value.TextOf(run.Form);
        if (run.Agreed == text.Length)
        {
            return true;
        }

        Span<bool> seen = stackalloc bool[256];
        seen.Clear();
        int distinct = 0;
        foreach (byte b in text.Slice(run.From, run.Agreed))
        {
            distinct += seen[b] ? 0 : 1;
            seen[b] = true;
        }

        bool isDistinct = distinct >= MinDistinct && !(run.Form.Kind.IsPlain() && MaskSafety.IsPublic(text.Slice(run.From, run.Agreed)));
        GC.KeepAlive(run.Value);
        return isDistinct;
    }

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
    /// ... of which the last <paramref name="length"/> were looked at. Of values that begin alike not all have the first gram in
    /// the index, so what comes before is compared too.
    /// </summary>
    private static int HeldLength(ReadOnlySpan<byte> text, int length, GramTable table)
    {
        ReadOnlySpan<byte> tail = text[^length..], before = text[..^length];
        ulong gram = GramTable.GramOf(tail);
        int held = table.IsShared(gram) ? length : 0;
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
