using System.Text;
using Redaction.Scanning;

namespace Redaction.Replacement;

/// <summary>
/// Turns what the scanner has decided into output: clean bytes as they are, a mask where a span starts, nothing for the rest
/// of a span. It works up to <see cref="ScanState.Decided"/>; a span that reaches beyond is begun (its name is settled, since
/// nothing that starts earlier is alive) and swallowed on in later calls, so a chain of overlapping secrets holds nothing back.
/// </summary>
internal static class Rewriter
{
    /// <summary>Hands on everything that is decided.</summary>
    public static void Drain<TSink>(ReadOnlySpan<byte> window, Mask mask, ScanState state, ref TSink sink)
        where TSink : IRewriteSink
    {
        SpanList spans = state.Spans;
        long decided = state.Decided;
        while (spans.Count > 0 && spans.First.Start < decided)
        {
            ref SecretSpan span = ref spans.First;
            Pass(window, span.Start, state, ref sink);
            Swallow(window, mask, ref span, Math.Min(span.End, decided), state, ref sink);
            bool growing = state.Discarding && span.End >= state.GrowingFrom;
            if (span.End > decided || growing)
            {
                return;
            }

            if (IsMore(mask, span, span.End))
            {
                sink.Mask(Encoding.ASCII.GetBytes(Mask.MoreText));
            }

            if (span.IsFinding)
            {
                sink.OnFinding(FindingOf(span));
            }

            spans.RemoveFirst();
        }

        Pass(window, decided, state, ref sink);
    }

    /// <summary>
    /// The input has paused: what is held back is given up. The fixed marker that opens a rule's secrets is public and passes;
    /// so do the few bytes that stand before a marker not yet seen, and up to three that begin a form of a known value (masking
    /// every such letter would garble a prompt and confirm a guess). All else is masked, and stays masked if the secret goes on.
    /// </summary>
    public static void Abandon<TSink>(ReadOnlySpan<byte> window, Mask mask, Scanner scanner, ScanState state, ref TSink sink)
        where TSink : IRewriteSink
    {
        long from = Math.Max(state.Decided, state.Released);
        if (from >= state.Position)
        {
            return;
        }

        SpanList spans = state.Spans;
        ISubject? subject = scanner.OpenSubject(window, state);
        if (spans.Count > 0 && spans.Last.End > from)
        {
            subject ??= spans.Last.Subject;
        }

        if (subject is null)
        {
            Pass(window, state.Position, state, ref sink);
            return;
        }

        spans.Add(new SecretSpan
        {
            Start = from,
            End = state.Position,
            LeadEnd = state.Position,
            Subject = subject,
            Confidence = Confidence.Generic,
        });

        // the span stays: if the secret goes on, it is one with it
        Swallow(window, mask, ref spans.First, state.Position, state, ref sink);
    }

    private static void Pass<TSink>(ReadOnlySpan<byte> window, long until, ScanState state, ref TSink sink)
        where TSink : IRewriteSink
    {
        if (until > state.Released)
        {
            sink.Clean(window[(int)(state.Released - state.Base)..(int)(until - state.Base)]);
            state.Released = until;
        }
    }

    private static void Swallow<TSink>(
        ReadOnlySpan<byte> window, Mask mask, ref SecretSpan span, long until, ScanState state, ref TSink sink)
        where TSink : IRewriteSink
    {
        if (until <= state.Released)
        {
            return;
        }

        ReadOnlySpan<byte> secret = window[(int)(state.Released - state.Base)..(int)(until - state.Base)];
        if (mask.Kind == MaskKind.SameLength)
        {
            WriteSameLength(secret, mask, ref sink);
        }
        else if (!span.MaskWritten)
        {
            WriteMask(mask, span, Leading(span.Start, span.LeadEnd, window, state), ref sink);
        }

        sink.Secret(secret);
        span.MaskWritten = true;
        state.Released = until;
    }

    /// <summary>
    /// Whether a mask that can be turned back stands for more than its value: another secret that overlaps it was swallowed.
    /// The mask is out before that is known, so a second one is written behind it, which refuses the way back.
    /// </summary>
    internal static bool IsMore(Mask mask, in SecretSpan span, long end) =>
        mask.IsRestorable && span.Subject.IsKnownValue && end > span.LeadEnd;

    /// <summary>The leading secret's bytes; nothing when its beginning is out already.</summary>
    private static ReadOnlySpan<byte> Leading(long start, long end, ReadOnlySpan<byte> window, ScanState state) =>
        state.Released == start && end <= state.Base + window.Length
            ? window[(int)(start - state.Base)..(int)(end - state.Base)]
            : default;

    private static void WriteMask<TSink>(Mask mask, in SecretSpan span, scoped ReadOnlySpan<byte> leading, ref TSink sink)
        where TSink : IRewriteSink
    {
        if (mask.Kind == MaskKind.Fixed)
        {
            sink.Mask(mask.Text.Span);
            return;
        }

        string text = mask.Render(span.Subject, span.Fingerprint, leading);
        int length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        sink.Mask(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    private static void WriteSameLength<TSink>(ReadOnlySpan<byte> secret, Mask mask, ref TSink sink)
        where TSink : IRewriteSink
    {
        const int Piece = 256;
        Span<byte> bytes = stackalloc byte[Piece * 2];
        byte filler = mask.Text.Span[0];
        for (int at = 0; at < secret.Length; at += Piece)
        {
            int count = 0;
            foreach (byte b in secret.Slice(at, Math.Min(Piece, secret.Length - at)))
            {
                if (b is (byte)'\n' or (byte)'\r')
                {
                    bytes[count++] = b;
                }
                else if ((b & 0xC0) != 0x80)
                {
                    // one char for each code point, two for one beyond the basic plane, as UTF-16 counts
                    bytes[count++] = filler;
                    if (b >= 0xF0)
                    {
                        bytes[count++] = filler;
                    }
                }
            }

            sink.Mask(bytes[..count]);
        }
    }

    private static Finding FindingOf(in SecretSpan span) => new(
        span.Subject.Id,
        span.Subject.IsKnownValue ? FindingKind.KnownValue : FindingKind.Pattern,
        span.Subject.Severity,
        span.Confidence,
        span.Start,
        span.End - span.Start,
        span.Fingerprint);
}
