using Redaction.Judging;
using Redaction.Patterns;

namespace Redaction.Scanning;

/// <content>The life of a candidate: woken by a literal, run by its automaton, judged or discarded at its end.</content>
internal sealed partial class Scanner
{
    private void AdvanceCandidates(ReadOnlySpan<byte> window, int from, ScanState state)
    {
        int kept = 0;
        for (int i = 0; i < state.CandidateCount; i++)
        {
            ref Candidate candidate = ref state.Candidates[i];
            if ((from + 1 == window.Length && GoOn(ref candidate, window[from], state)) || Advance(ref candidate, window, from, state))
            {
                if (kept != i)
                {
                    state.Candidates[kept] = candidate;
                }

                kept++;
            }
        }

        Drop(state, kept);
    }

    /// <summary>A byte that comes alone: most leave a candidate as it was but for its state.</summary>
    private bool GoOn(ref Candidate candidate, byte value, ScanState state)
    {
        if (!candidate.Entry.Pattern.Forward.TryGoOn(candidate.State, value, out DfaState next)
            || candidate.Discarding
            || (candidate.Entry.Program.Block >= 0 && state.Position - candidate.Start > MaxHoldOf(state)))
        {
            return false;
        }

        if (next.HasMatch)
        {
            candidate.LastMatch = next.HasMatchBehind ? state.Position - 1 : state.Position;
        }

        candidate.State = next;
        return true;
    }

    private void FinishCandidates(ReadOnlySpan<byte> window, ScanState state)
    {
        for (int i = 0; i < state.CandidateCount; i++)
        {
            ref Candidate candidate = ref state.Candidates[i];
            DfaRun run = Load(candidate, state);
            candidate.Entry.Pattern.Forward.Finish(ref run, window.Length);
            Store(ref candidate, run, state);
            Retire(ref candidate, window, window.Length, state);
        }

        Drop(state, 0);
    }

    private static void Drop(ScanState state, int kept)
    {
        if (kept != state.CandidateCount)
        {
            Array.Clear(state.Candidates, kept, state.CandidateCount - kept);
            state.CandidateCount = kept;
        }
    }

    /// <summary>
    /// How many blocks of one rule may be open at once. A block that goes on for a while without being one must not hide another that
    /// begins in it; and a text full of openings must not cost more for each.
    /// </summary>
    private const int MaxOpenBlocks = 16;

    /// <summary>A literal of a rule ends at <paramref name="end"/>: confirms it.</summary>
    private void OnLiteral(int literal, int end, ReadOnlySpan<byte> window, ScanState state)
    {
        LiteralTarget target = _targets[literal];
        LiteralSteps steps = target.Steps;
        LazyDfa forward = steps.Forward;
        if (steps.After is { } after && end < window.Length && forward.Step(after, window[end]) is null)
        {
            return; // as nearly all do
        }

        RuleEntry entry = target.Entry;
        int block = entry.Program.Block;
        if (block >= 0 && (state.Discarded[block].Holds(state.Base + end) || OpenBlocks(block, state) >= MaxOpenBlocks))
        {
            return;
        }

        int at = end - target.Length;
        int start = at;
        if (steps.Reverse is { } reverse && (start = ReadBackwards(reverse, entry.Pattern.MaxPrefixLength, window, at)) < 0)
        {
            return;
        }

        var candidate = new Candidate
        {
            Entry = entry,
            Start = state.Base + start,
            SecretStart = steps.SecretStartsInPrefix ? state.Base + start : -1,
            LastMatch = -1,
        };
        int from = at;
        if (steps.After is { } behind)
        {
            candidate.State = behind;
            from = end;
            if (candidate.SecretStart < 0 && steps.SecretOffset < target.Length)
            {
                candidate.SecretStart = state.Base + at + steps.SecretOffset;
            }

            // what dies within a few bytes without a match leaves no trace
            if (DiesSoon(forward, behind, window, end))
            {
                return;
            }
        }
        else
        {
            candidate.State = forward.Start(at > 0 ? window[at - 1] : -1);
        }

        if (Advance(ref candidate, window, from, state) && (block < 0 || !IsCovered(candidate, state)))
        {
            state.Push(candidate);
        }
    }

    /// <summary>How many blocks of a rule are open.</summary>
    private static int OpenBlocks(int block, ScanState state)
    {
        int open = 0;
        foreach (ref readonly Candidate candidate in state.Candidates.AsSpan(0, state.CandidateCount))
        {
            open += candidate.Entry.Program.Block == block ? 1 : 0;
        }

        return open;
    }

    /// <summary>Whether a block that began earlier stands in the same state: whatever follows, it has the later one in it.</summary>
    private static bool IsCovered(in Candidate later, ScanState state)
    {
        foreach (ref readonly Candidate earlier in state.Candidates.AsSpan(0, state.CandidateCount))
        {
            if (earlier.Entry == later.Entry && earlier.State == later.State && earlier.LastMatch >= later.LastMatch && !earlier.Discarding && !later.Discarding)
            {
                return true;
            }
        }

        return false;
    }

    private static bool DiesSoon(LazyDfa forward, DfaState state, ReadOnlySpan<byte> window, int from)
    {
        const int Soon = 8;
        int to = Math.Min(window.Length, from + Soon);
        for (int at = from; at < to && !state.HasMatch; at++)
        {
            if (forward.Step(state, window[at]) is not { } next)
            {
                return true;
            }

            state = next;
        }

        return false;
    }

    private static int ReadBackwards(LazyDfa reverse, int reach, ReadOnlySpan<byte> window, int at)
    {
        int lowest = Math.Max(0, at - reach);
        var run = new DfaRun { State = reverse.Start(window[at]), LastMatch = -1, SecretStart = -1 };
        int stop = reverse.RunBackward(window, at, lowest, ref run);
        if (!run.IsDead)
        {
            reverse.Finish(ref run, stop, stop > 0 ? window[stop - 1] : -1);
        }

        return run.LastMatch;
    }

    /// <summary>Runs a candidate to the window's end; false when it is over.</summary>
    private bool Advance(ref Candidate candidate, ReadOnlySpan<byte> window, int from, ScanState state)
    {
        int block = candidate.Entry.Program.Block;
        if (block < 0)
        {
            return Run(ref candidate, window, from, window.Length, state);
        }

        // a block is run up to the limit first: there its secret's start is known, whatever the chunks
        if (!candidate.Discarding)
        {
            int maxHold = MaxHoldOf(state);
            int limit = (int)Math.Min(window.Length, candidate.Start + maxHold + 1 - state.Base);
            if (!Run(ref candidate, window, from, limit, state))
            {
                return false;
            }

            from = limit;
            if (state.Base + limit - candidate.Start > maxHold)
            {
                state.Discarded[block] = new OffsetRange(state.Base + limit, long.MaxValue);
                Discard(ref candidate, window, state.Base + limit, state);
            }
        }

        if (candidate.Discarding)
        {
            if (!Run(ref candidate, window, from, window.Length, state))
            {
                return false;
            }

            Discard(ref candidate, window, state.Position, state);
        }

        return true;
    }

    private bool Run(ref Candidate candidate, ReadOnlySpan<byte> window, int from, int to, ScanState state)
    {
        DfaRun run = Load(candidate, state);
        int stop = candidate.Entry.Pattern.Forward.Run(window, from, to, ref run);
        Store(ref candidate, run, state);
        if (run.IsDead)
        {
            Retire(ref candidate, window, stop, state);
            return false;
        }

        return true;
    }

    private static DfaRun Load(in Candidate candidate, ScanState state) => new()
    {
        State = candidate.State,
        LastMatch = candidate.LastMatch < 0 || candidate.Discarding ? -1 : (int)(candidate.LastMatch - state.Base),
        SecretStart = candidate.SecretStart < 0 || candidate.Discarding ? -1 : (int)(candidate.SecretStart - state.Base),
    };

    private static void Store(ref Candidate candidate, in DfaRun run, ScanState state)
    {
        candidate.State = run.State;
        if (candidate.Discarding)
        {
            return; // what matters of a discarded block is only where it ends
        }

        candidate.LastMatch = run.LastMatch < 0 ? -1 : state.Base + run.LastMatch;
        if (!candidate.Entry.Pattern.SecretStartsInPrefix)
        {
            candidate.SecretStart = run.SecretStart < 0 ? -1 : state.Base + run.SecretStart;
        }
    }

    /// <summary>A candidate is over: a block too long to judge is masked to where it died, a match is judged.</summary>
    private void Retire(ref Candidate candidate, ReadOnlySpan<byte> window, int stop, ScanState state)
    {
        long died = state.Base + stop;
        RuleProgram program = candidate.Entry.Program;
        if (candidate.Discarding)
        {
            state.Discarded[program.Block] = state.Discarded[program.Block] with { Until = died };
            Discard(ref candidate, window, died, state);
            return;
        }

        if (candidate.LastMatch >= 0)
        {
            Judge(program, (int)(candidate.Start - state.Base), (int)(candidate.LastMatch - state.Base), window, state);
        }
    }

    private void Judge(RuleProgram program, int start, int end, ReadOnlySpan<byte> window, ScanState state)
    {
        if (!program.Pattern.TryGetSecret(window, start, end, out int secretStart, out int secretEnd) || secretStart == secretEnd)
        {
            return;
        }

        int before = Math.Max(0, start - JudgeContext);
        var input = new JudgeInput { Secret = window[secretStart..secretEnd], Match = window[start..end], Before = window[before..start], Profile = _profile };
        Accept(program, input, secretStart, state);
    }

    /// <summary>Asks the judges, and adds the span of what they accept.</summary>
    private void Accept(RuleProgram program, in JudgeInput input, int secretStart, ScanState state)
    {
        Verdict verdict = Judging.Judge.Decide(program.Rule, input);
        Explain(program, input, verdict, state.Base + secretStart, state);
        if (verdict.Accepted && verdict.Confidence >= _minConfidence)
        {
            long start = state.Base + secretStart;
            AddSpan(program, verdict.Confidence, start, start + input.Secret.Length, Fingerprint(state, input.Secret), state);
        }
    }

    /// <summary>
    /// A block outgrew the limit: its secret is masked up to <paramref name="until"/>, unjudged. Its fingerprint is that of
    /// the bytes up to the limit, so it is the same whatever the chunks. A block whose secret has not begun by then is no match.
    /// </summary>
    private void Discard(ref Candidate candidate, ReadOnlySpan<byte> window, long until, ScanState state)
    {
        if (!candidate.Discarding)
        {
            candidate.Discarding = true;
            long limit = candidate.Start + MaxHoldOf(state);
            if (candidate.SecretStart >= limit)
            {
                candidate.SecretStart = -1;
            }

            if (candidate.SecretStart >= 0)
            {
                int start = (int)(candidate.SecretStart - state.Base);
                candidate.Fingerprint = Fingerprint(state, window[start..(int)(limit - state.Base)]);
            }
        }

        if (candidate.SecretStart >= 0)
        {
            RuleProgram program = candidate.Entry.Program;
            AddSpan(program, program.Rule.Confidence, candidate.SecretStart, until, candidate.Fingerprint, state);
        }
    }

    private ulong Fingerprint(ScanState state, ReadOnlySpan<byte> secret) => state.WantsFingerprints ? _fingerprints.Compute(secret) : 0;

    private static void AddSpan(ISubject subject, Confidence confidence, long start, long end, ulong fingerprint, ScanState state)
    {
        if (!TryMapOut(ref start, ref end, ref state))
        {
            return;
        }

        state.Spans.Add(new SecretSpan
        {
            Start = start,
            End = end,
            LeadEnd = end,
            Subject = subject,
            Confidence = confidence,
            Fingerprint = fingerprint,
            IsFinding = true,
        });
    }
}
