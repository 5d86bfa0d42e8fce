using Redaction.Decoding;

namespace Redaction.Scanning;

/// <content>UTF-16 text that nobody transcoded.</content>
internal sealed partial class Scanner
{
    private void ScanUtf16(ReadOnlySpan<byte> window, int from, bool isFinal, ScanState state, DecodingState decoding)
    {
        int at = from;
        if (decoding.Utf16 is not null)
        {
            at = ReadPairs(window, isFinal, state, decoding);
        }

        while (at < window.Length)
        {
            int zero = window[at..].IndexOf((byte)0);
            if (zero < 0)
            {
                return;
            }

            at += zero;
            int zeros = window[at..].IndexOfAnyExcept((byte)0);
            at = zeros < 0 ? window.Length - 1 : at + zeros - 1;
            bool isBigEndian = at == 0 || !TextSense.IsText(window[at - 1]);
            int start = at;
            if (!isBigEndian)
            {
                // a letter behind other text may be the end of that: the first pair is then the next one
                start = at > 1 && TextSense.IsText(window[at - 2]) ? at + 1 : at - 1;
            }

            if (!MayBePairs(window, start, isBigEndian))
            {
                at++;
                continue;
            }

            DecodedRegion region = Open(DecodedKind.Utf16, state.Base + start, state, decoding);
            region.IsBigEndian = isBigEndian;
            region.Map.Add(new MapPiece(0, region.Start + (isBigEndian ? 1 : 0), 1, 2, (byte)(isBigEndian ? 1 : 2)));
            decoding.Utf16 = region;
            at = Math.Max(at + 1, ReadPairs(window, isFinal, state, decoding));
        }
    }

    /// <summary>Whether two pairs stand here, as far as they are known: no rule matches less.</summary>
    private static bool MayBePairs(ReadOnlySpan<byte> window, int at, bool isBigEndian)
    {
        for (int i = at; i < Math.Min(window.Length, at + 4); i++)
        {
            bool isZero = ((i - at) & 1) == 0 == isBigEndian;
            if (isZero ? window[i] != 0 : !TextSense.IsText(window[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads pairs on while they are ASCII text; answers where the region ended, the window's end if it goes on.</summary>
    private int ReadPairs(ReadOnlySpan<byte> window, bool isFinal, ScanState state, DecodingState decoding)
    {
        DecodedRegion region = decoding.Utf16!;
        int letter = region.IsBigEndian ? 1 : 0;
        int at = (int)(region.RawPosition - state.Base);
        bool goesOn = true;
        while (goesOn && at + 2 <= window.Length)
        {
            goesOn = window[at + 1 - letter] == 0 && TextSense.IsText(window[at + letter]);
            if (goesOn)
            {
                region.Append(window[at + letter]);
                at += 2;
                if (region.Unscanned >= DecodedSlice)
                {
                    ScanDecoded(region, isFinal: false);
                }
            }
        }

        // half a pair that cannot become one
        if (goesOn && at + 1 == window.Length)
        {
            goesOn = region.IsBigEndian ? window[at] == 0 : TextSense.IsText(window[at]);
        }

        region.RawPosition = state.Base + at;
        if (goesOn && !isFinal)
        {
            ScanDecoded(region, isFinal: false);
            return window.Length;
        }

        ScanDecoded(region, isFinal: true);
        decoding.Utf16 = null;
        decoding.Return(region);
        return at;
    }
}
