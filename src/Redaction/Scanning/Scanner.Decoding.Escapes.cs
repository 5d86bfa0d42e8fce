using Redaction.Assignments;
using Redaction.Decoding;

namespace Redaction.Scanning;

/// <content>Escapes among plain text.</content>
internal sealed partial class Scanner
{
    /// <summary>
    /// Scans the new bytes as they are, and from each first escape on as they read with the escapes resolved. That second scan
    /// is a fork of the first at the escape, so what began before goes on in it.
    /// </summary>
    private void ScanEscapes(ReadOnlySpan<byte> window, int from, bool isFinal, ScanState state, DecodingState decoding)
    {
        int at = from;
        int search = from;
        if (decoding.Escapes is not null)
        {
            search = ReadEscapes(window, isFinal, state, decoding);
        }

        Span<byte> output = stackalloc byte[EscapeReader.MaxProduced];
        while (search < window.Length)
        {
            search = EscapeReader.Find(window, search);
            if (search == window.Length)
            {
                break;
            }

            if (EscapeReader.Read(window[search..], isFinal, output, out _, out _) == EscapeStatus.None)
            {
                search++;
                continue;
            }

            ScanBytes(window[..search], at, state);
            decoding.Escapes = Fork(window, search, from, state, decoding);
            at = search;
            search = ReadEscapes(window, isFinal, state, decoding);
        }

        ScanBytes(window, at, state);
    }

    /// <summary>Begins a scan that goes on from where this one stands, over its last bytes.</summary>
    private DecodedRegion Fork(ReadOnlySpan<byte> window, int at, int from, ScanState state, DecodingState decoding)
    {
        long here = state.Base + at;
        long lowest = Math.Max(state.Base, here - ForkReach);
        DecodedRegion region = Open(DecodedKind.Escapes, here, state, decoding);
        region.QuietEnd = here + Quiet;
        ScanState inner = region.Inner;
        long retain = here - _lookBack;
        for (int i = 0; i < state.CandidateCount; i++)
        {
            ref Candidate candidate = ref state.Candidates[i];
            if (!candidate.Discarding && candidate.Start >= lowest)
            {
                inner.Push(candidate);
                retain = Math.Min(retain, candidate.Start - JudgeContext);
            }
        }

        for (int i = 0; i < state.OpenCount; i++)
        {
            ref OpenAssignment open = ref state.Opens[i];
            if (open.Operator >= lowest)
            {
                inner.Push(open);
                retain = Math.Min(retain, open.Operator - NameReader.MaxReach - JudgeContext);
            }
        }

        inner.WordEnd = state.WordEnd;
        inner.WordOperators = state.WordOperators;
        long run = OpenRun(window[..at], from, decoding.RunStart, state.Base, DecodeAlphabet.Base64);
        bool carriesRun = region.Levels > 0 && run >= lowest;
        if (carriesRun)
        {
            retain = Math.Min(retain, run - 1);
        }

        retain = Math.Max(retain, state.Base);
        region.Append(window[(int)(retain - state.Base)..at]);
        region.Map.Add(new MapPiece(retain, retain, 1, 1, 1));
        inner.Base = inner.RetainFrom = retain;
        inner.Position = here;
        inner.RuleLiterals = state.RuleLiterals;
        CopyBlocks(state, inner, here);
        if (carriesRun)
        {
            // what these letters encode was reported by the scan around; only what is open at their end goes on here
            region.IsMuted = true;
            ScanRuns(region.Window, (int)(run - retain), isFinal: false, inner, inner.Decoding ??= new DecodingState());
            region.IsMuted = false;
            region.FirstMuted = long.MaxValue;
        }
        else if (run >= 0 && region.Levels > 0)
        {
            (inner.Decoding ??= new DecodingState()).RunStart = retain;
        }

        return region;
    }

    /// <summary>The text of a block that outgrew the limit is discarded here too, unless the block began too early to be taken along.</summary>
    private static void CopyBlocks(ScanState from, ScanState to, long here)
    {
        for (int block = 0; block < to.Discarded.Length; block++)
        {
            to.Discarded[block] = from.Discarded[block] with { Until = Math.Min(from.Discarded[block].Until, here) };
        }

        for (int i = 0; i < to.CandidateCount; i++)
        {
            if (to.Candidates[i].Discarding)
            {
                ref OffsetRange discarded = ref to.Discarded[to.Candidates[i].Entry.Program.Block];
                discarded = discarded with { Until = long.MaxValue };
            }
        }
    }

    /// <summary>
    /// Reads the open region of escapes on; answers where it ended, the window's end if it goes on. It ends when for some
    /// bytes no escape came and nothing is open in it that began before the last one: from there on both scans see the same.
    /// </summary>
    private int ReadEscapes(ReadOnlySpan<byte> window, bool isFinal, ScanState state, DecodingState decoding)
    {
        DecodedRegion region = decoding.Escapes!;
        Span<byte> output = stackalloc byte[EscapeReader.MaxProduced];
        int at = (int)(region.RawPosition - state.Base);
        while (at < window.Length)
        {
            int quietEnd = (int)(region.QuietEnd - state.Base);
            ReadOnlySpan<byte> plain = window[at..Math.Min(window.Length, quietEnd)];
            int sign = plain.IndexOfAny(EscapeReader.Signs);
            if (sign != 0 && !plain.IsEmpty)
            {
                plain = sign < 0 ? plain : plain[..sign];
                region.Map.Add(new MapPiece(region.DecodedPosition, state.Base + at, 1, 1, 1));
                region.Append(plain);
                at += plain.Length;
            }

            if (sign >= 0)
            {
                EscapeStatus status = EscapeReader.Read(window[at..], isFinal, output, out int consumed, out int produced);
                if (status == EscapeStatus.Incomplete)
                {
                    break;
                }

                if (status == EscapeStatus.None || (region.LastEscape < 0 && !EscapeReader.MayOpen(window, at)))
                {
                    region.Map.Add(new MapPiece(region.DecodedPosition, state.Base + at, 1, 1, 1));
                    region.Append(window[at++]);
                }
                else
                {
                    region.Map.Add(new MapPiece(region.DecodedPosition, state.Base + at, (byte)produced, (byte)consumed, (byte)consumed));
                    region.Append(output[..produced]);
                    at += consumed;
                    region.LastEscape = region.DecodedPosition;
                    region.QuietEnd = state.Base + at + Quiet;
                }
            }

            if (region.LastEscape < 0)
            {
                // the sign that it was opened for is no escape after all
                decoding.Escapes = null;
                decoding.Return(region);
                return at;
            }

            if (state.Base + at >= region.QuietEnd)
            {
                ViewDecoded(region);
                if (!IsOpenBefore(region.Inner, region.LastEscape))
                {
                    decoding.Escapes = null;
                    decoding.Return(region);
                    return at;
                }

                Decide(region.Window, isFinal: false, region.Inner);
                region.QuietEnd += Quiet;
            }
            else if (region.Unscanned >= DecodedSlice)
            {
                ScanDecoded(region, isFinal: false);
            }
        }

        region.RawPosition = state.Base + at;
        if (isFinal)
        {
            ScanDecoded(region, isFinal: true);
            decoding.Escapes = null;
            decoding.Return(region);
            return window.Length;
        }

        ViewDecoded(region);
        Decide(region.Window, isFinal: false, region.Inner);
        return window.Length;
    }

    /// <summary>Scans what was decoded as far as findings go: what must be held back matters only when the region goes on.</summary>
    private void ViewDecoded(DecodedRegion region)
    {
        if (region.Unscanned > 0)
        {
            CountWork(region);
            ScanViews(region.Window, (int)(region.Inner.Position - region.Inner.Base), isFinal: false, region.Inner);
        }
    }

    private static bool IsOpenBefore(ScanState inner, long place)
    {
        for (int i = 0; i < inner.CandidateCount; i++)
        {
            if (inner.Candidates[i].Start <= place)
            {
                return true;
            }
        }

        for (int i = 0; i < inner.OpenCount; i++)
        {
            if (inner.Opens[i].Operator <= place)
            {
                return true;
            }
        }

        return inner.Decoding?.IsOpenBefore(place) ?? false;
    }
}
