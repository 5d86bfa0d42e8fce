using Redaction.KnownValues.Forms;
using Redaction.Scanning;

namespace Redaction.KnownValues.Search;

/// <content>The life of a run: begun at a gram, compared, extended, masked.</content>
internal sealed partial class KnownSearch
{
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
}
