using Redaction.Decoding;

namespace Redaction.Scanning;

/// <content>Runs of base64 letters and hexadecimal digits.</content>
internal sealed partial class Scanner
{
    /// <summary>How many regions of base64 may be alive at one place, in different alignments.</summary>
    private const int MostAlive = 2;

    /// <summary>How many decoded bytes are gathered before they are scanned.</summary>
    private const int DecodedSlice = 8 * 1024;

    private void ScanRuns(ReadOnlySpan<byte> window, int from, bool isFinal, ScanState state, DecodingState decoding)
    {
        int kept = 0;
        for (int i = 0; i < decoding.Runs.Count; i++)
        {
            DecodedRegion region = decoding.Runs[i];
            if (ReadRun(region, window, isFinal, state, decoding))
            {
                decoding.Runs[kept++] = region;
            }
        }

        decoding.Runs.RemoveRange(kept, decoding.Runs.Count - kept);
        if (from == window.Length)
        {
            return;
        }

        // what was seen before and was too short to be decided is looked at once more
        int at = decoding.RunStart < 0 ? from : (int)Math.Max(decoding.RunStart - state.Base, Math.Max(0, from - RunFinder.ShortestHex + 1));
        var finder = new RunFinder(window, at);
        while (finder.TryNext(out int start, out DecodedKind kind))
        {
            if (kind == DecodedKind.Base64)
            {
                OpenBase64(window, start, from, isFinal, state, decoding);
            }
            else
            {
                OpenHex(window, start, from, isFinal, state, decoding);
            }
        }

        decoding.RunStart = OpenRun(window, from, decoding.RunStart, state.Base, DecodeAlphabet.Base64);
        decoding.HexStart = decoding.RunStart < 0 ? -1 : OpenRun(window, from, decoding.HexStart, state.Base, DecodeAlphabet.Hex);
    }

    /// <summary>Where the run that reaches the window's end starts; of a run longer than anyone asks for, some place in it.</summary>
    private static long OpenRun(ReadOnlySpan<byte> window, int from, long before, long origin, ReadOnlySpan<byte> letters)
    {
        int start = window.Length;
        while (start > from && window.Length - start <= ForkReach && letters[window[start - 1]] != DecodeAlphabet.None)
        {
            start--;
        }

        return start == from && before >= 0 ? before : start == window.Length ? -1 : origin + start;
    }

    /// <summary>Opens a region where base64 may start, unless that was decided when its first letters were there.</summary>
    private void OpenBase64(ReadOnlySpan<byte> window, int at, int from, bool isFinal, ScanState state, DecodingState decoding)
    {
        if (at + RunFinder.Shortest > from && IsTextInBase64(window.Slice(at, RunFinder.Shortest)) && IsFree(state.Base + at, decoding))
        {
            DecodedRegion region = Open(DecodedKind.Base64, state.Base + at, state, decoding);
            region.Map.Add(new MapPiece(0, region.Start, 3, 4, 0, IsBase64: true));
            region.Wrap = LineWrap.Start(window, at, state.Base);
            decoding.AliveUntil[region.Start % DecodingState.Alignments] = long.MaxValue;
            if (ReadRun(region, window, isFinal, state, decoding))
            {
                decoding.Runs.Add(region);
            }
        }
    }

    /// <summary>Behind the next separator, up to <paramref name="last"/>; behind that if there is none.</summary>
    private static int NextStart(ReadOnlySpan<byte> window, int at, int last)
    {
        int separator = at < last ? window[at..last].IndexOfAny(DecodeAlphabet.Separators) : -1;
        return separator < 0 ? last + 1 : at + separator + 1;
    }

    private static bool IsFree(long start, DecodingState decoding)
    {
        int alive = 0;
        for (int i = 0; i < DecodingState.Alignments; i++)
        {
            if (decoding.AliveUntil[i] > start)
            {
                if (i == start % DecodingState.Alignments)
                {
                    return false;
                }

                alive++;
            }
        }

        return alive < MostAlive;
    }

    private static bool IsTextInBase64(ReadOnlySpan<byte> letters)
    {
        ReadOnlySpan<byte> values = DecodeAlphabet.Base64;
        TextSense sense = TextSense.Start;
        for (int i = 0; i + 4 <= letters.Length; i += 4)
        {
            int bits = (values[letters[i]] << 18) | (values[letters[i + 1]] << 12) | (values[letters[i + 2]] << 6) | values[letters[i + 3]];
            if (!sense.Add((byte)(bits >> 16)) || !sense.Add((byte)(bits >> 8)) || !sense.Add((byte)bits))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Opens a region where hexadecimal digits start, unless that was decided when the first of them were there.</summary>
    private void OpenHex(ReadOnlySpan<byte> window, int at, int from, bool isFinal, ScanState state, DecodingState decoding)
    {
        if (at + RunFinder.ShortestHex > from && IsTextInHex(window.Slice(at, RunFinder.ShortestHex)))
        {
            DecodedRegion region = Open(DecodedKind.Hex, state.Base + at, state, decoding);
            region.Map.Add(new MapPiece(0, region.Start, 1, 2, 2));
            if (ReadRun(region, window, isFinal, state, decoding))
            {
                decoding.Runs.Add(region);
            }
        }
    }

    private static bool IsTextInHex(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> values = DecodeAlphabet.Hex;
        TextSense sense = TextSense.Start;
        for (int i = 0; i + 2 <= digits.Length; i += 2)
        {
            if (!sense.Add((byte)((values[digits[i]] << 4) | values[digits[i + 1]])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Decodes a region on to its end or the window's, and scans that; false when the region is over.</summary>
    private bool ReadRun(DecodedRegion region, ReadOnlySpan<byte> window, bool isFinal, ScanState state, DecodingState decoding)
    {
        bool goesOn = ReadLetters(region, window, state);
        if (goesOn && !isFinal)
        {
            ScanDecoded(region, isFinal: false);
            return true;
        }

        if (goesOn || region.Sense.MayGoOn(0, 256))
        {
            ReadTail(region);
        }

        ScanDecoded(region, isFinal: true);
        if (region.Kind == DecodedKind.Base64)
        {
            decoding.AliveUntil[region.Start % DecodingState.Alignments] = region.RawPosition;
        }

        decoding.Return(region);
        return false;
    }

    /// <summary>Reads letters; false when the run is over or its bytes are no text.</summary>
    private bool ReadLetters(DecodedRegion region, ReadOnlySpan<byte> window, ScanState state)
    {
        bool isBase64 = region.Kind == DecodedKind.Base64;
        ReadOnlySpan<byte> values = isBase64 ? DecodeAlphabet.Base64 : DecodeAlphabet.Hex;
        int at = (int)(region.RawPosition - state.Base);
        bool goesOn = true;
        while (goesOn && at < window.Length)
        {
            byte letter = window[at];
            byte value = values[letter];
            if (isBase64 && region.Pending == 0 && region.Wrap.IsPart(letter, value != DecodeAlphabet.None, state.Base + at))
            {
                at++;
                continue;
            }

            if (region.Wrap.IsOver)
            {
                if (value == DecodeAlphabet.None || !region.Wrap.TryBeginLine(state.Base + at))
                {
                    goesOn = false;
                    continue;
                }

                region.Map.Add(new MapPiece(region.DecodedPosition, state.Base + at, 3, 4, 0, IsBase64: true));
            }

            if (value == DecodeAlphabet.None || region.Padding > 0)
            {
                // two letters ask for two signs of padding, three for one
                goesOn = isBase64 && letter == (byte)'=' && region.Pending > 1 && region.Padding < 4 - region.Pending;
                if (goesOn)
                {
                    region.Padding++;
                    at++;
                    goesOn = region.Padding < 4 - region.Pending;
                }

                continue;
            }

            at++;
            goesOn = isBase64 ? AddLetter(region, value) : AddDigit(region, value);
            if (region.Unscanned >= DecodedSlice)
            {
                ScanDecoded(region, isFinal: false);
            }
        }

        region.RawPosition = state.Base + at;
        return goesOn;
    }

    private static bool AddLetter(DecodedRegion region, byte value)
    {
        uint bits = region.Bits = (region.Bits << 6) | value;
        switch (++region.Pending)
        {
            case 3:
                // a byte is taken with the letter behind its own: the last one of a run has the padding too
                region.Bits &= 0x3FF;
                return Add(region, (byte)(bits >> 10));
            case 4:
                region.Pending = 0;
                region.Bits = 0;
                return Add(region, (byte)(bits >> 8)) && Add(region, (byte)bits);
            default:
                return true;
        }
    }

    private static bool AddDigit(DecodedRegion region, byte value)
    {
        region.Bits = (region.Bits << 4) | value;
        if (++region.Pending < 2)
        {
            return true;
        }

        byte decoded = (byte)region.Bits;
        region.Pending = 0;
        region.Bits = 0;
        return Add(region, decoded);
    }

    private static bool Add(DecodedRegion region, byte value)
    {
        if (!region.Sense.Add(value))
        {
            return false;
        }

        region.Append(value);
        return true;
    }

    /// <summary>The last byte of a run whose last quad is short.</summary>
    private static void ReadTail(DecodedRegion region)
    {
        if (region.Kind != DecodedKind.Base64 || region.Pending < 2)
        {
            return;
        }

        byte last = (byte)(region.Pending == 2 ? region.Bits >> 4 : region.Bits >> 2);
        if (region.Sense.Add(last))
        {
            int letter = region.Pending - 2;
            int length = 2 + region.Padding;
            long raw = region.RawPosition - region.Padding - region.Pending + letter;
            region.Map.Add(new MapPiece(region.DecodedPosition, raw, 1, 1, (byte)length));
            region.Append(last);
        }
    }

    /// <summary>What the letters at the window's end hold back that are too few to be decoded, but may become enough.</summary>
    private long HeldByOpenRuns(ReadOnlySpan<byte> window, ScanState state, DecodingState decoding)
    {
        if (decoding.RunStart < 0 || LevelsOf(state) == 0)
        {
            return long.MaxValue;
        }

        long held = long.MaxValue;
        int lowest = (int)Math.Max(0, Math.Max(decoding.RunStart - state.Base, window.Length - RunFinder.Shortest + 1));
        int at = state.Base + lowest == decoding.RunStart ? lowest : NextStart(window, Math.Max(0, lowest - 1), window.Length - 1);
        for (; at < window.Length; at = NextStart(window, at, window.Length - 1))
        {
            held = Math.Min(held, HeldByProbe(DecodedKind.Base64, window, at, state, decoding));
        }

        if (decoding.HexStart >= 0 && state.Position - decoding.HexStart < RunFinder.ShortestHex)
        {
            held = Math.Min(held, HeldByProbe(DecodedKind.Hex, window, (int)(decoding.HexStart - state.Base), state, decoding));
        }

        return held;
    }

    /// <summary>What a start holds back, if what it encodes so far is text: asked of a scan that reports nothing.</summary>
    private long HeldByProbe(DecodedKind kind, ReadOnlySpan<byte> window, int at, ScanState state, DecodingState decoding)
    {
        // most starts are over with their first letter or two
        ReadOnlySpan<byte> letters = window[at..];
        if (!(kind == DecodedKind.Base64 ? BeginsTextInBase64(letters) : BeginsTextInHex(letters)))
        {
            return long.MaxValue;
        }

        DecodedRegion probe = Open(kind, state.Base + at, state, decoding);
        probe.IsMuted = true;
        probe.Map.Add(kind == DecodedKind.Base64 ? new MapPiece(0, probe.Start, 3, 4, 0, IsBase64: true) : new MapPiece(0, probe.Start, 1, 2, 2));
        long held = long.MaxValue;
        if (ReadLetters(probe, window, state))
        {
            ScanDecoded(probe, isFinal: false);
            held = HeldBy(probe, state);
        }

        decoding.Return(probe);
        return held;
    }

    private static bool BeginsTextInBase64(ReadOnlySpan<byte> letters)
    {
        ReadOnlySpan<byte> values = DecodeAlphabet.Base64;
        TextSense sense = TextSense.Start;
        int first = values[letters[0]] << 2;
        if (letters.Length == 1)
        {
            return sense.MayGoOn(first, 4);
        }

        int second = values[letters[1]];
        return sense.Add((byte)(first | (second >> 4))) && sense.MayGoOn((second << 4) & 0xFF, 16);
    }

    private static bool BeginsTextInHex(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> values = DecodeAlphabet.Hex;
        int first = values[digits[0]] << 4;
        return digits.Length == 1 ? TextSense.Start.MayGoOn(first, 16) : TextSense.Start.Add((byte)(first | values[digits[1]]));
    }
}
