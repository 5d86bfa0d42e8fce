using Redaction.Decoding;
using Redaction.Judging;
using Redaction.Literals;

namespace Redaction.Scanning;

/// <content>
/// The decoding stage (see Decoding/README.md): encoded stretches of the window are decoded as their bytes come, and each is
/// scanned by this same scanner with a state of its own.
/// </content>
internal sealed partial class Scanner
{
    /// <summary>How many bytes before an escape its region looks back at, for a secret that began there.</summary>
    private const int ForkReach = 1024;

    /// <summary>After how many bytes without an escape a region of escapes ends.</summary>
    private const int Quiet = 64;

    /// <summary>How many bytes all searches read before they go on, and the most that are not worth another cut.</summary>
    private const int Slice = 16 * 1024, MaxSlice = Slice + (Slice / 2);

    /// <summary>From how many held bytes of encoded text on these are masked when the input pauses.</summary>
    private const int LongEncoded = 16;

    private readonly int _decodeDepth;

    /// <summary>By levels left: which bytes may be held back as the first of a secret.</summary>
    private readonly Lazy<bool[][]> _starts;

    private int LevelsOf(ScanState state) => state.Region?.Levels ?? _decodeDepth;

    private int MaxHoldOf(ScanState state) => state.Region?.MaxHold ?? _maxHold;

    /// <summary>Scans the new bytes as they are and as what they encode.</summary>
    private void ScanViews(ReadOnlySpan<byte> window, int from, bool isFinal, ScanState state)
    {
        if (_decodeDepth == 0 || (_literals is null && _keywords is null))
        {
            ScanBytes(window, from, state);
            return;
        }

        // slice by slice, so that all the searches read a byte while it is in the nearest cache
        DecodingState decoding = state.Decoding ??= new DecodingState();
        for (; window.Length - from > MaxSlice; from += Slice)
        {
            ScanSlice(window[..(from + Slice)], from, isFinal: false, state, decoding);
        }

        ScanSlice(window, from, isFinal, state, decoding);
    }

    private void ScanSlice(ReadOnlySpan<byte> window, int from, bool isFinal, ScanState state, DecodingState decoding)
    {
        if (LevelsOf(state) > 0)
        {
            ScanEscapes(window, from, isFinal, state, decoding);
            ScanRuns(window, from, isFinal, state, decoding);
        }
        else
        {
            ScanBytes(window, from, state);
        }

        if (state.Region is not { InUtf16: true })
        {
            ScanUtf16(window, from, isFinal, state, decoding);
        }
    }

    private DecodedRegion Open(DecodedKind kind, long start, ScanState outer, DecodingState decoding)
    {
        DecodedRegion region = decoding.Rent();
        region.Kind = kind;
        region.Outer = outer;
        region.Start = region.RawPosition = start;
        region.Levels = LevelsOf(outer) - (kind == DecodedKind.Utf16 ? 0 : 1);
        region.MaxHold = MaxHoldOf(outer) / (kind == DecodedKind.Escapes ? 4 : 2);
        region.InUtf16 = kind == DecodedKind.Utf16 || outer.Region is { InUtf16: true };
        region.Pending = region.Padding = 0;
        region.Bits = 0;
        region.Sense = TextSense.Start;
        region.Wrap = default;
        region.LastEscape = -1;
        region.IsMuted = false;
        region.FirstMuted = long.MaxValue;
        ScanState inner = region.Inner;
        inner.Reset(Blocks, outer.WantsFingerprints);
        inner.Region = region;
        inner.Explainer = outer.Explainer;
        return region;
    }

    /// <summary>Scans what was decoded.</summary>
    private void ScanDecoded(DecodedRegion region, bool isFinal)
    {
        if (!isFinal && region.Unscanned == 0)
        {
            return;
        }

        CountWork(region);
        Scan(region.Window, isFinal, registry: null, region.Inner);
    }

    private static void CountWork(DecodedRegion region)
    {
        ScanState root = region.Outer;
        while (root.Region is { } around)
        {
            root = around.Outer;
        }

        root.Decoding!.Work += region.Unscanned;
    }

    /// <summary>Whether a byte that is not decoded in full, but one of some in a row, may have to be held back.</summary>
    private bool MayHold(DecodedRegion region, int lowest, int count)
    {
        if (!region.Sense.MayGoOn(lowest, count))
        {
            return false;
        }

        ScanState inner = region.Inner;
        if (inner.CandidateCount > 0 || inner.OpenCount > 0 || inner.Decoding is { } decoding && (decoding.RunStart >= 0 || decoding.IsOpenBefore(long.MaxValue)))
        {
            return true;
        }

        return _starts.Value[region.Levels].AsSpan(lowest, count).Contains(true);
    }

    /// <summary>The first byte of a text that its encoded parts hold back.</summary>
    private long HeldByDecoding(ReadOnlySpan<byte> window, ScanState state)
    {
        if (state.Decoding is not { } decoding)
        {
            return long.MaxValue;
        }

        long held = HeldByOpenRuns(window, state, decoding);
        foreach (DecodedRegion region in decoding.Runs)
        {
            held = Math.Min(held, HeldBy(region, state));
        }

        if (decoding.Escapes is { } escapes)
        {
            held = Math.Min(held, HeldBy(escapes, state));
        }

        return decoding.Utf16 is { } utf16 ? Math.Min(held, HeldBy(utf16, state)) : held;
    }

    private long HeldBy(DecodedRegion region, ScanState state)
    {
        ScanState inner = region.Inner;
        if (inner.Discarding)
        {
            state.Discarding = true;
            state.GrowingFrom = Math.Min(state.GrowingFrom, region.Map.EndOf(inner.GrowingFrom));
        }

        long decoded = Math.Min(inner.Decided, region.FirstMuted);
        if (decoded < inner.Position)
        {
            return region.Map.StartOf(decoded);
        }

        long unit = region.RawPosition - region.Pending - region.Padding;
        switch (region.Kind)
        {
            case DecodedKind.Base64:
                return HeldQuad(region) is var letter and >= 0 ? unit + letter : long.MaxValue;
            case DecodedKind.Hex:
                return region.Pending > 0 && MayHold(region, (int)region.Bits << 4, 16) ? unit : long.MaxValue;
            default:
                return region.RawPosition < state.Position ? region.RawPosition : long.MaxValue;
        }
    }

    /// <summary>The first letter of an open quad that must be held back; -1 for none.</summary>
    private int HeldQuad(DecodedRegion region)
    {
        uint bits = region.Bits;
        switch (region.Pending)
        {
            case 1:
                return MayHold(region, (int)(bits << 2) & 0xFF, 4) ? 0 : -1;
            case 2:
                return HeldPair(region, (byte)(bits >> 4), (byte)(bits << 4), 16, 0);
            case 3:
                return HeldPair(region, (byte)(bits >> 2), (byte)(bits << 6), 64, 1);
            default:
                return -1;
        }
    }

    /// <summary>What stands before the first byte of an assigned value.</summary>
    private static ReadOnlySpan<byte> MayLeadToValue => "=:>(,|?\"'` \t\n"u8;

    /// <summary>A byte that is known, and one that is known in part.</summary>
    private int HeldPair(DecodedRegion region, byte known, byte next, int count, int letter)
    {
        TextSense sense = region.Sense;
        if (!sense.Add(known) || !sense.MayGoOn(next, count))
        {
            return region.Padding > 0 && MayHold(region, known, 1) ? letter : -1;
        }

        if (MayHold(region, known, 1))
        {
            return letter;
        }

        // the known byte may open an encoding of its own that holds what follows
        bool opens = (region.Levels > 0 && DecodeAlphabet.IsBase64(known)) || (_keywords is not null && MayLeadToValue.Contains(known));
        return opens || _starts.Value[region.Levels].AsSpan(next, count).Contains(true) ? letter + 1 : -1;
    }

    /// <summary>What the window must keep for the encoded parts.</summary>
    private static long RetainedByDecoding(ScanState state)
    {
        if (state.Decoding is not { } decoding)
        {
            return long.MaxValue;
        }

        long retain = decoding.RunStart < 0 ? long.MaxValue : Math.Max(decoding.RunStart, state.Position - ForkReach) - 1;
        if (decoding.Escapes is { } escapes)
        {
            retain = Math.Min(retain, escapes.RawPosition);
        }

        return retain;
    }

    /// <summary>Carries a place in a decoded text out to the input; false when it must not be reported.</summary>
    private static bool TryMapOut(ref long start, ref long end, ref ScanState state)
    {
        while (state.Region is { } region)
        {
            if (region.IsMuted)
            {
                region.FirstMuted = Math.Min(region.FirstMuted, start);
                return false;
            }

            end = region.Map.EndOf(end);
            start = region.Map.StartOf(start);
            state = region.Outer;
        }

        return true;
    }

    private static void Explain(RuleProgram program, in JudgeInput input, in Verdict verdict, long start, ScanState state)
    {
        if (state.Explainer is not { } explainer)
        {
            return;
        }

        long end = start + input.Secret.Length;
        List<JudgeStep>? views = null;
        while (state.Region is { } region)
        {
            if (region.IsMuted)
            {
                return;
            }

            end = region.Map.EndOf(end);
            start = region.Map.StartOf(start);
            (views ??= []).Insert(0, new JudgeStep("decoded", true, $"{NameOf(region.Kind)} at {start}+{end - start}"));
            state = region.Outer;
        }

        explainer.OnMatch(program.Rule, input, verdict, start, end - start, views);
    }

    private static string NameOf(DecodedKind kind) => kind switch
    {
        DecodedKind.Base64 => "base64",
        DecodedKind.Hex => "hex",
        DecodedKind.Utf16 => "UTF-16",
        _ => "escapes",
    };

    /// <summary>The rule whose open candidate within an encoded part starts first, if any.</summary>
    private ISubject? OpenDecodedSubject(ScanState state, ref long first)
    {
        if (state.Decoding is not { } decoding)
        {
            return null;
        }

        ISubject? subject = null;
        foreach (DecodedRegion region in decoding.Runs)
        {
            OpenSubjectOf(region, ref first, ref subject);
        }

        OpenSubjectOf(decoding.Escapes, ref first, ref subject);
        OpenSubjectOf(decoding.Utf16, ref first, ref subject);
        return subject;
    }

    /// <summary>Whether what is held back may be the beginning of an encoded secret, long enough to give something away.</summary>
    private static bool IsLongEncoded(ScanState state) =>
        state.Decoding is { RunStart: >= 0 } && state.Position - state.Decided >= LongEncoded;

    private void OpenSubjectOf(DecodedRegion? region, ref long first, ref ISubject? subject)
    {
        if (region is null)
        {
            return;
        }

        long start = long.MaxValue;
        ScanState inner = region.Inner;
        ISubject? own = OpenSubject(region.Window, inner, ref start);
        if (own is null)
        {
            return;
        }

        start = start == long.MaxValue ? region.Start : region.Map.StartOf(start);
        if (start < first)
        {
            first = start;
            subject = own;
        }
    }

    /// <summary>
    /// Which bytes may be held back as the first of a secret, by the encodings that may be seen through: those that literals
    /// begin with, and the letters and signs whose encoding begins with such a byte.
    /// </summary>
    private bool[][] StartsOf(List<Literal> literals)
    {
        bool[][] starts = new bool[_decodeDepth + 1][];
        bool[] plain = starts[0] = new bool[256];
        foreach (Literal literal in literals)
        {
            if (literal.HoldFrom < literal.Bytes.Length)
            {
                byte first = literal.Bytes.Span[literal.HoldFrom];
                plain[first] = true;
                if (literal.IgnoreCase && char.IsAsciiLetter((char)first))
                {
                    plain[first ^ 0x20] = true;
                }
            }
        }

        for (int value = 0; value < 256 && _hold is not null; value++)
        {
            // a rule's beginning may ask for a border before it, or for none
            plain[value] |= PendingPrefix([(byte)value]) > 0
                || PendingPrefix([(byte)' ', (byte)value]) > 0 || PendingPrefix([(byte)'0', (byte)value]) > 0;
        }

        for (int level = 1; level <= _decodeDepth; level++)
        {
            bool[] inner = starts[level - 1];
            bool[] outer = starts[level] = [.. plain];
            for (int value = 0; value < 256; value++)
            {
                byte letter = DecodeAlphabet.Base64[value];
                byte digit = DecodeAlphabet.Hex[value];
                outer[value] |= letter != DecodeAlphabet.None && inner.AsSpan(letter << 2, 4).Contains(true)
                    || digit != DecodeAlphabet.None && inner.AsSpan(digit << 4, 16).Contains(true)
                    || EscapeReader.Signs.Contains((byte)value) && inner.Contains(true);
            }
        }

        return starts;
    }
}
