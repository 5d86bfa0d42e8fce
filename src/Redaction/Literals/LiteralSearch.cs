using System.Runtime.CompilerServices;

namespace Redaction.Literals;

/// <summary>
/// The search loop: the filter names a position where a literal may start, the automaton walks from there, and as soon as
/// everything that started up to there is dead the filter is asked again.
/// <para>
/// "As soon as" is where the speed lies. Waiting for the root state would leave the automaton on for long stretches, since
/// most letters begin some literal. Instead a state near the root, of depth d, is taken as the question "may a literal start
/// d bytes back?": the filter resumes there, and if its answer lies ahead the state is dropped, else the walk goes on as it
/// is. No byte is walked twice, and the filter is never asked about a start it has answered before, so the work is linear
/// whatever the text.
/// </para>
/// <para>
/// An answer costs as much as walking some ten bytes. Text full of alarms, written by an attacker or by chance, would make
/// the two together slower than the automaton alone; so the filter has to earn its calls with the bytes it skips, and is
/// left alone for a while when it has not.
/// </para>
/// <para>
/// The state at the end of the text is what the automaton alone would have reached: a start the filter passed over had
/// <see cref="ILiteralFilter.Width"/> bytes in view that begin no literal, so nothing alive at the end can start there.
/// </para>
/// </summary>
internal static class LiteralSearch
{
    /// <summary>Bytes that an answer of the filter must skip, on average, to be worth its call.</summary>
    private const int Price = 16;

    /// <summary>What the filter may run up in advance: four answers that skip nothing.</summary>
    private const int Credit = 4 * Price;

    /// <summary>Bytes that are walked without the filter once its credit is used up.</summary>
    private const int Pause = 128;

    [MethodImpl(Tiering.Loop)]
    public static void Run<TCursor, TFilter, TSink>(
        ref TCursor cursor, in TFilter filter, ReadOnlySpan<byte> text, int from, ref TSink sink)
        where TCursor : struct, IAutomatonCursor
        where TFilter : struct, ILiteralFilter
        where TSink : struct, ILiteralSink
    {
        // A local, so that the states stay in registers.
        var place = cursor;

        // Last start the filter has judged. Starts before this call are not its business: their bytes may be gone.
        var judged = from - 1;
        var credit = Credit;
        var at = from;
        while (at < text.Length)
        {
            if (filter.IsActive && place.IsShallow)
            {
                var start = at - place.ShallowDepth;
                if (start > judged && text.Length - start >= filter.Width)
                {
                    judged = filter.Next(text, start);
                    if (judged >= at)
                    {
                        place.Reset();
                        at = judged;
                    }

                    credit = Math.Min(credit + judged - start - Price, Credit);
                    if (credit < 0)
                    {
                        // To the loop it looks as if the bytes of the pause had all been judged.
                        judged = Math.Max(judged, at + Pause);
                        credit = Credit;
                    }
                }
            }

            do
            {
                place.Step(text[at++]);
                if (place.IsMatch)
                {
                    place.Report(text, at, ref sink);
                }
            }
            while (!place.IsShallow && at < text.Length);
        }

        cursor = place;
    }
}
