using System.Text;
using Redaction.Assignments;
using Redaction.KnownValues.Search;
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
internal sealed partial class Scanner
{
    /// <summary>How many bytes before a match a judge may look at.</summary>
    public const int JudgeContext = 64;

    /// <summary>From how many bytes on the part before a marker is masked when the input pauses; less gives nothing away.</summary>
    private const int LongPrefix = 16;

    /// <summary>From how many bytes on the beginning of a known value is masked when the input pauses; less gives nothing away.</summary>
    private const int ShortBeginning = 4;

    private readonly RuleProgram[] _programs;
    private readonly LiteralTarget[] _targets;
    private readonly LiteralSet? _literals;
    private readonly Lazy<LazyDfa>? _hold;
    private readonly int _holdReach;
    private readonly int _lookBack;
    private readonly int _maxHold;
    private readonly FingerprintKey _fingerprints;
    private readonly KnownSearch _known;
    private readonly KeywordIndex? _keywords;
    private readonly Lazy<PublicValues>? _publicValues;
    private readonly bool _identifiers;
    private readonly Profile _profile;
    private readonly Confidence _minConfidence;

    public Scanner(
        IReadOnlyCollection<Rule> rules, int maxHold, FingerprintKey fingerprints, Profile profile, Confidence minConfidence, bool identifiers, int decodeDepth)
    {
        _decodeDepth = decodeDepth;
        _profile = profile;
        _minConfidence = minConfidence;
        _maxHold = maxHold;
        _fingerprints = fingerprints;
        _known = new KnownSearch(fingerprints, maxHold);

        var programs = new List<RuleProgram>();
        var literals = new List<Literal>();
        var targets = new List<LiteralTarget>();
        var holders = new List<RuleEntry>();
        var keywords = new List<(string Word, int Rule, bool IsName)>();
        int blocks = 0, longest = 0, prefix = 0;
        foreach (Rule rule in rules)
        {
            // a shape that many values have is worth an alert where the name itself says whose key it is
            bool isHeld = profile == Profile.Alert && !rule.InAlert;
            if ((!identifiers && rule.Kind == RuleKind.Identifier)
                || (isHeld && (rule.Keywords.IsEmpty || rule.Shape != SecretShape.Token || rule.Kind != RuleKind.Secret)))
            {
                continue;
            }

            var program = new RuleProgram(rule, programs.Count, rule.IsBlock ? blocks++ : -1) { AsksForName = isHeld };
            programs.Add(program);
            _identifiers |= rule.Kind == RuleKind.Identifier;
            if (!rule.Keywords.IsEmpty)
            {
                foreach (string word in rule.Keywords)
                {
                    keywords.Add((word.ToLowerInvariant(), program.Rank, rule.Shape == SecretShape.Assignment));
                }

                continue;
            }

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
        if (keywords.Count > 0)
        {
            _keywords = new KeywordIndex(keywords);
            _publicValues = new Lazy<PublicValues>(() => new PublicValues(rules));
        }

        _starts = new Lazy<bool[][]>(() => StartsOf(literals));
        _lookBack = Math.Max(Math.Max(longest + prefix, NameReader.MaxReach) + JudgeContext + 1, KnownSearch.LookBack);
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
    /// <param name="registry">The known values; null for none.</param>
    /// <param name="state">The input's state; moved.</param>
    public void Scan(ReadOnlySpan<byte> window, bool isFinal, SecretRegistry? registry, ScanState state)
    {
        int from = (int)(state.Position - state.Base);
        ScanViews(window, from, isFinal, state);
        if (isFinal)
        {
            FinishCandidates(window, state);
            if (_keywords is not null)
            {
                SearchAssignments(window, window.Length, isFinal: true, state);
            }
        }

        if (registry is not null)
        {
            _known.Search(window, from, isFinal, registry, state);
        }

        Decide(window, isFinal, state);
    }

    /// <summary>Runs the automata over new bytes as they are.</summary>
    private void ScanBytes(ReadOnlySpan<byte> window, int from, ScanState state)
    {
        state.Position = state.Base + window.Length;
        if (from < window.Length)
        {
            AdvanceCandidates(window, from, state);
            if (_literals is not null)
            {
                var sink = new RuleSink(this, state);
                _literals.Find(window, from, ref state.RuleLiterals, ref sink);
            }

            if (_keywords is not null)
            {
                SearchAssignments(window, from, isFinal: false, state);
            }
        }
    }

    /// <summary>Finds the lowest byte that something may still claim, and what the window must keep.</summary>
    private void Decide(ReadOnlySpan<byte> window, bool isFinal, ScanState state)
    {
        long decided = state.Position;
        long retain = state.Position - _lookBack;
        state.Discarding = false;
        state.GrowingFrom = state.Position;
        if (!isFinal)
        {
            if (_literals is not null)
            {
                decided = Math.Min(decided, state.Position - _literals.HeldSuffix(state.RuleLiterals));
            }

            decided = Math.Min(decided, Math.Min(state.Known.Held, HeldByDecoding(window, state)));
            retain = Math.Min(retain, RetainedByDecoding(state));

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

            for (int i = 0; i < state.OpenCount; i++)
            {
                ref OpenAssignment open = ref state.Opens[i];
                retain = Math.Min(retain, open.Operator - NameReader.MaxReach - JudgeContext);
                if (open.ValueStart >= 0)
                {
                    decided = Math.Min(decided, open.ValueStart);
                }
            }
        }

        state.Decided = decided;
        state.RetainFrom = Math.Max(state.Base, Math.Min(retain, decided - KnownSearch.LookBack));
    }

    /// <summary>
    /// What the bytes that are held back belong to, if that is worth a mask: an open candidate, the beginning of a known
    /// value, or the long beginning of a secret whose marker comes later. Null when only a public marker was begun.
    /// </summary>
    public ISubject? OpenSubject(ReadOnlySpan<byte> window, ScanState state)
    {
        long first = long.MaxValue;
        return OpenSubject(window, state, ref first);
    }

    private ISubject? OpenSubject(ReadOnlySpan<byte> window, ScanState state, ref long first)
    {
        ISubject? subject = null;
        for (int i = 0; i < state.CandidateCount; i++)
        {
            ref Candidate candidate = ref state.Candidates[i];
            if (candidate.SecretStart >= 0 && candidate.SecretStart < first)
            {
                first = candidate.SecretStart;
                subject = candidate.Entry.Program;
            }
        }

        for (int i = 0; i < state.OpenCount; i++)
        {
            ref OpenAssignment open = ref state.Opens[i];
            if (open.ValueStart >= 0 && open.ValueStart < first)
            {
                first = open.ValueStart;
                subject = _programs[open.Rule];
            }
        }

        subject = OpenDecodedSubject(state, ref first) ?? subject;
        if (KnownSearch.HeldLength(state) >= ShortBeginning)
        {
            return subject ?? HeldBack.Subject;
        }

        return subject ?? (IsLongEncoded(state) || (_hold is not null && PendingPrefix(window) >= LongPrefix) ? HeldBack.Subject : null);
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

    private readonly struct RuleSink(Scanner scanner, ScanState state) : ILiteralSink
    {
        public void OnHit(int literal, ReadOnlySpan<byte> text, int end) => scanner.OnLiteral(literal, end, text, state);
    }
}
