using Redaction.Assignments;
using Redaction.Decoding;
using Redaction.KnownValues.Search;
using Redaction.Literals;

namespace Redaction.Scanning;

/// <summary>
/// Everything that moves while one input is scanned. The caller keeps a window of the input's newest bytes;
/// offsets are absolute, so nothing changes when the caller drops bytes from the window's front but <see cref="Base"/>.
/// Not thread-safe: one input, one state.
/// </summary>
internal sealed class ScanState
{
    /// <summary>Absolute offset of the window's first byte.</summary>
    public long Base;

    /// <summary>Up to where the input was scanned.</summary>
    public long Position;

    /// <summary>
    /// Up to where it is decided what may be shown: no live candidate reaches below. Never goes back, except that it may lie
    /// below <see cref="Released"/> after an idle flush.
    /// </summary>
    public long Decided;

    /// <summary>Up to where the rewriter has handed the input on, as it was or masked.</summary>
    public long Released;

    /// <summary>The window must keep the bytes from here on: candidates and judges look back at them.</summary>
    public long RetainFrom;

    /// <summary>The search for known values.</summary>
    public readonly KnownSearchState Known = new();

    public LiteralState RuleLiterals;
    public Candidate[] Candidates = new Candidate[4];
    public int CandidateCount;

    /// <summary>Assignments whose value has not ended.</summary>
    public OpenAssignment[] Opens = new OpenAssignment[4];
    public int OpenCount;

    /// <summary>The end of the last value without quotes that stands in no other, <see cref="long.MaxValue"/> while it has not ended.</summary>
    public long WordEnd;

    /// <summary>How many operators within that value were looked at.</summary>
    public int WordOperators;

    /// <summary>For each block rule: the text of its last block that outgrew the hold-back limit, from the limit on. No other begins there.</summary>
    public OffsetRange[] Discarded = [];

    public readonly SpanList Spans = new();

    /// <summary>Who wants to hear of every match and its verdict; usually nobody.</summary>
    public MatchExplainer? Explainer;

    /// <summary>Whether anyone reads the fingerprints of the findings; making one costs more than all else of a finding.</summary>
    public bool WantsFingerprints;

    /// <summary>Whether some candidate is being discarded, so that its span is still growing.</summary>
    public bool Discarding;

    /// <summary>While <see cref="Discarding"/>: the spans that end here or later may be growing.</summary>
    public long GrowingFrom;

    /// <summary>What this is the decoded text of; null for the input itself.</summary>
    public DecodedRegion? Region;

    /// <summary>The encoded parts of the text; null until it is scanned with decoding.</summary>
    public DecodingState? Decoding;

    /// <summary>Whether any byte is being held back.</summary>
    public bool IsHolding => Decided < Position && Released < Position;

    /// <summary>Makes the state fit for another input of the same scanner; the arrays stay.</summary>
    public void Reset(int blocks, bool wantsFingerprints)
    {
        WantsFingerprints = wantsFingerprints;
        Base = Position = Decided = Released = RetainFrom = 0;
        Known.Version = -1;
        Known.Held = long.MaxValue;
        RuleLiterals = default;
        Array.Clear(Candidates, 0, CandidateCount);
        CandidateCount = 0;
        OpenCount = 0;
        WordEnd = 0;
        WordOperators = 0;
        Discarding = false;
        Explainer = null;
        Region = null;
        Decoding?.Clear();
        if (Spans.Count > 0)
        {
            Spans.Clear();
        }

        if (Discarded.Length != blocks)
        {
            Discarded = new OffsetRange[blocks];
        }

        Array.Fill(Discarded, OffsetRange.None);
    }

    public void Push(in OpenAssignment open)
    {
        if (OpenCount == Opens.Length)
        {
            Array.Resize(ref Opens, Opens.Length * 2);
        }

        Opens[OpenCount++] = open;
    }

    public void Push(in Candidate candidate)
    {
        if (CandidateCount == Candidates.Length)
        {
            Array.Resize(ref Candidates, Candidates.Length * 2);
        }

        Candidates[CandidateCount++] = candidate;
    }
}
