using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Redaction.Tool.Baselines.Importing;

/// <summary>
/// Finds which of our findings in a text is that of another scanner. It must be the same secret for certain: a wrong match would
/// hold back a secret that nobody has looked at.
/// </summary>
internal static class FindingMatcher
{
    // how far a secret of the other scanner may reach beyond ours, in bytes
    private const int Reach = 256;

    /// <summary>Our finding; null when there is none, with the reason.</summary>
    public static Finding? Find(ImportedFinding imported, LoadedText text, out string why)
    {
        Finding[] found = imported.Sha1 is { } sha1 ? BySha1(sha1, text) : ByPlace(imported, text);
        why = found.Length == 0 ? "redact finds nothing there" : "redact finds several secrets there";
        return found.Length == 1 ? found[0] : null;
    }

    private static Finding[] ByPlace(ImportedFinding imported, LoadedText text)
    {
        (Finding Finding, TextPosition Start, TextPosition End)[] near =
        [
            .. text.Findings
                .Select(f => (f, TextPosition.Of(text.Bytes, (int)f.Start), TextPosition.Of(text.Bytes, (int)(f.Start + f.Length))))
                .Where(f => f.Item2.Line <= imported.Lines.Last && f.Item3.Line >= imported.Lines.First),
        ];
        if (near.Length > 1 && imported.Columns is { } columns && imported.Lines.First == imported.Lines.Last)
        {
            near = [.. near.Where(f => f.Start.Column <= columns.Last && f.End.Column > columns.First)];
        }

        Finding[] named = [.. near.Where(f => f.Finding.RuleId == imported.Rule).Select(f => f.Finding)];
        return named.Length == 1 ? named : [.. near.Select(f => f.Finding)];
    }

    [SuppressMessage("Security", "CA5350", Justification = "The hash that detect-secrets writes; nothing is protected by it here.")]
    private static bool HasSha1(ReadOnlySpan<byte> secret, byte[] sha1)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(secret, hash);
        return hash.SequenceEqual(sha1);
    }

    /// <summary>The line of a SHA-1 may have moved, so that the whole text counts.</summary>
    private static Finding[] BySha1(byte[] sha1, LoadedText text)
    {
        Finding? exact = text.Findings.Where(f => HasSha1(text.SecretOf(f), sha1)).Cast<Finding?>().FirstOrDefault();
        Finding? wider = exact ?? text.Findings.Where(IsHashOfMore).Cast<Finding?>().FirstOrDefault();
        return wider is { } finding ? [finding] : [];

        // the other scanner may take more of the text than we do, such as the whole of a quoted string, or less
        bool IsHashOfMore(Finding finding)
        {
            ReadOnlySpan<byte> bytes = text.Bytes;
            int start = (int)finding.Start;
            int end = start + (int)finding.Length;
            int first = Math.Max(0, start - Reach);
            int last = Math.Min(bytes.Length, end + Reach);
            for (int from = start; from >= first && (from == start || bytes[from] != (byte)'\n'); from--)
            {
                if (from > 0 && !IsDelimiter(bytes[from - 1]))
                {
                    continue;
                }

                for (int to = end; to <= last && (to == end || bytes[to - 1] != (byte)'\n'); to++)
                {
                    if ((to == bytes.Length || IsDelimiter(bytes[to])) && HasSha1(bytes[from..to], sha1))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    private static bool IsDelimiter(byte b) => !char.IsAsciiLetterOrDigit((char)b) && b < 0x80;
}
