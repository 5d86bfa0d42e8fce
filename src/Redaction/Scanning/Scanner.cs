using System.Text;
using Redaction.Judging;
using Redaction.KnownValues;
using Redaction.Literals;
using Redaction.Patterns;

namespace Redaction.Scanning;

/// <summary>
/// The engine: an immutable snapshot of rules that reads a window of bytes and moves a <see cref="ScanState"/>.
/// <para>
/// Given: a window that begins at <see cref="ScanState.Base"/> and whose bytes from <see cref="ScanState.Position"/> on are
/// new. Done: the known values and the rules' literals are searched in the new bytes; where a literal ends, the rule's part
/// before it is read backwards for the leftmost start and its automaton runs on from the literal, to its death or to the
/// window's end, where it becomes a <see cref="Candidate"/>. A match that has ended is judged and becomes a span.
/// Result: <see cref="ScanState.Decided"/>, the lowest byte that some live candidate may still claim, is moved up; the
/// rewriter hands on what is below.
/// </para>
/// <para>
/// What is found depends on the bytes alone, never on where the calls were split: automata are resumed and not rerun, every
/// decision (longest match, a block that owns its text, the hold-back limit) is taken at an offset of the input, and spans
/// are united. Each byte costs one step in each literal search and one in each live candidate; ordinary rules have at
/// most (longest match / distance of their literal from itself) of these, block rules one.
/// </para>
/// </summary>
internal sealed class Scanner
{
    /// <summary>How many bytes before a match a judge may look at.</summary>
    public const int JudgeContext = 64;

    /// <summary>From how many bytes on the part before a marker is masked when the input pauses; less gives nothing away.</summary>
    private const int LongPrefix = 16;

    private readonly RuleProgram[] _programs;
    private readonly LiteralTarget[] _targets;
    private readonly LiteralSet? _literals;
    private readonly Lazy<LazyDfa>? _hold;
    private readonly int _holdReach;
    private readonly int _lookBack;
    private readonly int _maxHold;
    private readonly FingerprintKey _fingerprints;

    public Scanner(IEnumerable<Rule> rules, int maxHold, FingerprintKey fingerprints)
    {
        _maxHold = maxHold;
        _fingerprints = fingerprints;

        var programs = new List<RuleProgram>();
        var literals = new List<Literal>();
        var targets = new List<LiteralTarget>();
        var holders = new List<RuleEntry>();
        int blocks = 0, longest = 0, prefix = 0;
        foreach (Rule rule in rules)
        {
            var program = new RuleProgram(rule, programs.Count, rule.IsBlock ? blocks++ : -1);
            programs.Add(program);
            PatternAnchors anchors = program.Anchors;
            if (!rule.IsBlock && anchors.MaxLength > maxHold)
            {
                throw new ArgumentException(
                    $"Rule \"{rule.Id}\" can match {anchors.MaxLength} bytes, more than MaxHold ({maxHold}); raise MaxHold or make it a block rule.",
                    nameof(rules));
            }

            for (int i = 0; i < anchors.Entries.Length; i++)
            {
                AnchorEntry anchor = anchors.Entries[i];
                var entry = new RuleEntry(program, i);
                prefix = Math.Max(prefix, anchor.MaxPrefixLength);
                int reach = 0;
                for (int n = 0; n < anchor.Literals.Length; n++)
                {
                    AnchorLiteral literal = anchor.Literals[n];
                    literals.Add(new Literal(Encoding.Latin1.GetBytes(literal.Text), literal.IgnoreCase, literal.HoldFrom));
                    targets.Add(new LiteralTarget(entry, n, literal.Text.Length));
                    reach = Math.Max(reach, literal.Text.Length);
                }

                longest = Math.Max(longest, reach);
                if (anchor.IsHolder)
                {
                    holders.Add(entry);
                    _holdReach = Math.Max(_holdReach, anchor.MaxPrefixLength + reach);
                }
            }
        }

        Blocks = blocks;
        _programs = [.. programs];
        _targets = [.. targets];
        _literals = literals.Count > 0 ? LiteralSet.Build(literals) : null;
        _hold = holders.Count > 0 ? new Lazy<LazyDfa>(() => LazyDfa.ForHold(holders.Select(h => h.Pattern))) : null;
        _lookBack = longest + prefix + JudgeContext + 1;
    }

    /// <summary>How many of the rules are block rules.</summary>
    public int Blocks { get; }

    /// <summary>The rules, made ready.</summary>
    public ReadOnlySpan<RuleProgram> Programs => _programs;

    /// <summary>The most bytes behind <see cref="ScanState.Position"/> that a window must be able to keep.</summary>
    public int MaxRetained => _maxHold + Math.Max(_maxHold, _lookBack) + JudgeContext;

    /// <summary>Scans the new bytes of <paramref name="window"/>.</summary>
    /// <param name="window">The newest bytes of the input, from <see cref="ScanState.Base"/> on.</param>
    /// <param name="isFinal">Whether the input ends with this window.</param>
    /// <param name="known">The known values in force now.</param>
    /// <param name="state">The input's state; moved.</param>
    public void Scan(ReadOnlySpan<byte> window, bool isFinal, KnownValueSet known, ScanState state)
    {
        int from = (int)(state.Position - state.Base);
        if (known != state.Known)
        {
            Rejudge(window[..from], known, state);
        }

        state.Position = state.Base + window.Length;
        if (from < window.Length)
        {
            AdvanceCandidates(window, from, state);
            if (known.Literals is { } values)
            {
                var sink = new KnownValueSink(this, known, state, window);
                values.Find(window, from, ref state.KnownLiterals, ref sink);
            }

            if (_literals is not null)
            {
                var sink = new RuleSink(this, state, window);
                _literals.Find(window, from, ref state.RuleLiterals, ref sink);
            }
        }

        if (isFinal)
        {
            FinishCandidates(window, state);
        }

        Decide(window, isFinal, state);
    }

    /// <summary>
    /// The known values changed between two calls: what the window still holds is searched again for the new ones, so that a
    /// value whose first part came before its registration is found whole.
    /// </summary>
    private void Rejudge(ReadOnlySpan<byte> seen, KnownValueSet known, ScanState state)
    {
        state.Known = known;
        state.KnownLiterals = default;
        if (known.Literals is { } values && !seen.IsEmpty)
        {
            var sink = new KnownValueSink(this, known, state, seen);
            values.Find(seen, 0, ref state.KnownLiterals, ref sink);
        }
    }

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
            || (candidate.Entry.Program.Block >= 0 && state.Position - candidate.Start > _maxHold))
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
        if (block >= 0 && state.BlockAliveUntil[block] >= state.Base + end)
        {
            return; // the block that is open owns this text
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
            if (DiesSoon(forward, behind, window, end, out int died))
            {
                if (block >= 0)
                {
                    state.BlockAliveUntil[block] = state.Base + died;
                }

                return;
            }
        }
        else
        {
            candidate.State = forward.Start(at > 0 ? window[at - 1] : -1);
        }

        if (Advance(ref candidate, window, from, state))
        {
            state.Push(candidate);
        }
    }

    private static bool DiesSoon(LazyDfa forward, DfaState state, ReadOnlySpan<byte> window, int from, out int died)
    {
        const int Soon = 8;
        int to = Math.Min(window.Length, from + Soon);
        for (died = from; died < to && !state.HasMatch; died++)
        {
            if (forward.Step(state, window[died]) is not { } next)
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
            int limit = (int)Math.Min(window.Length, candidate.Start + _maxHold + 1 - state.Base);
            if (!Run(ref candidate, window, from, limit, state))
            {
                return false;
            }

            from = limit;
            if (state.Base + limit - candidate.Start > _maxHold)
            {
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

        state.BlockAliveUntil[block] = long.MaxValue;
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
        if (program.Block >= 0)
        {
            state.BlockAliveUntil[program.Block] = died;
            if (candidate.Discarding)
            {
                Discard(ref candidate, window, died, state);
                return;
            }
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

        ReadOnlySpan<byte> secret = window[secretStart..secretEnd];
        int before = Math.Max(0, start - JudgeContext);
        var input = new JudgeInput { Secret = secret, Match = window[start..end], Before = window[before..start] };
        Verdict verdict = Judging.Judge.Decide(program.Rule, input);
        state.Explainer?.OnMatch(program.Rule, input, verdict, state.Base + secretStart);
        if (verdict.Accepted)
        {
            AddSpan(program, verdict.Confidence, state.Base + secretStart, state.Base + secretEnd, Fingerprint(state, secret), state);
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
            long limit = candidate.Start + _maxHold;
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

    private void OnKnownValue(KnownValue value, int start, int end, ReadOnlySpan<byte> window, ScanState state)
    {
        // a value is looked for again when the registry changes; what was handed on before is past mending
        if (state.Base + end > state.Released)
        {
            AddSpan(value, Confidence.Verified, state.Base + start, state.Base + end, Fingerprint(state, window[start..end]), state);
        }
    }

    /// <summary>Finds the lowest byte that something may still claim, and what the window must keep.</summary>
    private void Decide(ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        long decided = state.Position;
        long retain = state.Position - _lookBack;
        state.Discarding = false;
        if (!isFinal)
        {
            if (_literals is not null)
            {
                decided = Math.Min(decided, state.Position - _literals.HeldSuffix(state.RuleLiterals, window));
            }

            if (state.Known.Literals is { } values)
            {
                decided = Math.Min(decided, state.Position - values.HeldSuffix(state.KnownLiterals, window));
            }

            if (_hold is not null)
            {
                decided = Math.Min(decided, state.Position - PendingPrefix(window));
            }

            for (int i = 0; i < state.CandidateCount; i++)
            {
                ref Candidate candidate = ref state.Candidates[i];
                if (candidate.Discarding)
                {
                    state.Discarding = true;
                    continue;
                }

                retain = Math.Min(retain, candidate.Start - JudgeContext);
                if (candidate.SecretStart >= 0)
                {
                    decided = Math.Min(decided, candidate.SecretStart);
                }
            }
        }

        state.Decided = decided;
        state.RetainFrom = Math.Max(state.Base, Math.Min(retain, decided));
    }

    /// <summary>
    /// What the bytes that are held back belong to, if that is worth a mask: an open candidate, the beginning of a known
    /// value, or the long beginning of a secret whose marker comes later. Null when only a public marker was begun.
    /// </summary>
    public ISubject? OpenSubject(ReadOnlySpan<byte> window, ScanState state)
    {
        ISubject? subject = null;
        long first = long.MaxValue;
        for (int i = 0; i < state.CandidateCount; i++)
        {
            ref Candidate candidate = ref state.Candidates[i];
            if (candidate.SecretStart >= 0 && candidate.SecretStart < first)
            {
                first = candidate.SecretStart;
                subject = candidate.Entry.Program;
            }
        }

        if (state.Known.Literals is { } values && values.HeldSuffix(state.KnownLiterals, window) > 0)
        {
            return subject ?? HeldBack.Subject;
        }

        return subject ?? (_hold is not null && PendingPrefix(window) >= LongPrefix ? HeldBack.Subject : null);
    }

    /// <summary>How many of the last bytes may become a secret that starts before its rule's literal.</summary>
    private int PendingPrefix(ReadOnlySpan<byte> window)
    {
        if (window.IsEmpty)
        {
            return 0;
        }

        int lowest = Math.Max(0, window.Length - _holdReach);
        LazyDfa hold = _hold!.Value;
        var run = new DfaRun(hold.Start(-1));
        int stop = hold.RunBackward(window, window.Length, lowest, ref run);
        if (!run.IsDead)
        {
            hold.Finish(ref run, stop, stop > 0 ? window[stop - 1] : -1);
        }

        return run.LastMatch < 0 ? 0 : window.Length - run.LastMatch;
    }

    private readonly ref struct RuleSink(Scanner scanner, ScanState state, ReadOnlySpan<byte> window) : ILiteralSink
    {
        private readonly ReadOnlySpan<byte> _window = window;

        public void OnHit(int literal, int end) => scanner.OnLiteral(literal, end, _window, state);
    }

    private readonly ref struct KnownValueSink(Scanner scanner, KnownValueSet known, ScanState state, ReadOnlySpan<byte> window) : ILiteralSink
    {
        private readonly ReadOnlySpan<byte> _window = window;

        public void OnHit(int literal, int end)
        {
            KnownValue value = known.ValueOf(literal, out int length);
            scanner.OnKnownValue(value, end - length, end, _window, state);
        }
    }
}
