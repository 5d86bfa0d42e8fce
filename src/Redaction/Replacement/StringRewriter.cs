using System.Text;
using Redaction.Scanning;

namespace Redaction.Replacement;

/// <summary>
/// Rewrites a string by what was found in its UTF-8 form. The clean parts are copied from the string itself, so what UTF-8
/// cannot hold (a lone surrogate) stays; a span that would cut a character takes all of it.
/// </summary>
internal static class StringRewriter
{
    public static string Rewrite(string text, ReadOnlySpan<byte> utf8, Mask mask, SpanList spans)
    {
        var result = new StringBuilder(text.Length + 64);
        int bytes = 0, chars = 0;
        while (spans.Count > 0)
        {
            ref SecretSpan span = ref spans.First;
            (int start, int end) = WholeChars(utf8, (int)span.Start, (int)span.End);
            if (start >= bytes)
            {
                int clean = Encoding.UTF8.GetCharCount(utf8[bytes..start]);
                result.Append(text, chars, clean);
                chars += clean;
                bytes = start;
            }

            // two spans that met in one character: it was taken by the first
            int secret = end > bytes ? Encoding.UTF8.GetCharCount(utf8[bytes..end]) : 0;
            bool isWhole = start == span.Start && start == bytes;
            AppendMask(result, text.AsSpan(chars, secret), mask, span, isWhole ? utf8[start..(int)span.LeadEnd] : default);
            if (Rewriter.IsMore(mask, span, end))
            {
                result.Append(Mask.MoreText);
            }

            chars += secret;
            bytes = Math.Max(bytes, end);
            spans.RemoveFirst();
        }

        result.Append(text, chars, text.Length - chars);
        return result.ToString();
    }

    /// <summary>The same findings with their places in chars.</summary>
    public static IReadOnlyList<Finding> InChars(IReadOnlyList<Finding> findings, ReadOnlySpan<byte> utf8)
    {
        var result = new Finding[findings.Count];
        int bytes = 0, chars = 0;
        for (int i = 0; i < result.Length; i++)
        {
            Finding finding = findings[i];
            (int start, int end) = WholeChars(utf8, (int)finding.Start, (int)(finding.Start + finding.Length));
            start = Math.Max(start, bytes);
            chars += Encoding.UTF8.GetCharCount(utf8[bytes..start]);
            int length = Encoding.UTF8.GetCharCount(utf8[start..Math.Max(start, end)]);
            result[i] = finding.At(chars, length);
            bytes = start;
        }

        return result;
    }

    private static (int Start, int End) WholeChars(ReadOnlySpan<byte> utf8, int start, int end)
    {
        while (start > 0 && IsContinuation(utf8[start]))
        {
            start--;
        }

        while (end < utf8.Length && IsContinuation(utf8[end]))
        {
            end++;
        }

        return (start, end);
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;

    private static void AppendMask(StringBuilder result, ReadOnlySpan<char> secret, Mask mask, in SecretSpan span, ReadOnlySpan<byte> leading)
    {
        if (mask.Kind != MaskKind.SameLength)
        {
            result.Append(mask.Render(span.Subject, span.Fingerprint, leading));
            return;
        }

        char filler = (char)mask.Text.Span[0];
        foreach (char c in secret)
        {
            result.Append(c is '\n' or '\r' ? c : filler);
        }
    }
}
