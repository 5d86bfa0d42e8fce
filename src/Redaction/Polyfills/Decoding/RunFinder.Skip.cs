using System.Runtime.CompilerServices;

namespace Redaction.Decoding;

internal ref partial struct RunFinder
{
    /// <summary>
    /// Goes on to where the next run of letters begins. Without vectors a block costs more than the letters of a program's text: from the
    /// end of where a run would stand backward, most of them are never looked at.
    /// </summary>
    [MethodImpl(Tiering.Loop)]
    static partial void SkipToRun(ReadOnlySpan<byte> text, ref int at)
    {
        int last = at + Shortest - 1;
        while (last < text.Length)
        {
            int place = last;
            while (place >= at && DecodeAlphabet.IsBase64(text[place]))
            {
                place--;
            }

            if (place < at)
            {
                return;
            }

            at = place + 1;
            last = place + Shortest;
        }

        at = text.Length;
    }
}
