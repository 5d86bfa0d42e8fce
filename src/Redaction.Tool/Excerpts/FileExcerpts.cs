using System.Buffers;
using System.Text;
using Redaction.Tool.Reporting;

namespace Redaction.Tool.Excerpts;

/// <summary>
/// Makes the excerpts of one file as its findings come, in their order. An excerpt is made once everything up to its end was
/// judged, so that it masks what is found later on the line as well; only the text near findings that wait is in memory.
/// What is masked: every place that was found, more copies of those secrets, and what the strictest profile finds in the rest.
/// </summary>
/// <param name="strictest">Finds what the scan itself leaves out.</param>
/// <param name="reveals">Whether the secrets themselves are kept.</param>
internal sealed class FileExcerpts(Lazy<SecretRedactor> strictest, bool reveals)
{
    // a shorter one would mask syllables
    private const int ShortestCopy = 4;

    private const int MostBefore = 60;
    private const int MostAfter = 60;
    private const int MostSecret = 4096;
    private const string Cut = "…";

    private readonly Dictionary<long, Excerpt> _excerpts = [];
    private readonly List<ExcerptSite> _sites = [];

    /// <summary>The excerpts so far, by where the secret starts.</summary>
    public IReadOnlyDictionary<long, Excerpt> Excerpts => _excerpts;

    /// <summary>Takes the next finding, reported or not: it is masked in the excerpts of its neighbours, too.</summary>
    /// <returns>The site, which takes the line as soon as it is known.</returns>
    public ExcerptSite Add(Finding finding)
    {
        FinishUpTo(finding.Start);
        var site = new ExcerptSite(finding);
        _sites.Add(site);
        return site;
    }

    /// <summary>There are no more findings.</summary>
    public void Complete()
    {
        FinishUpTo(long.MaxValue);
        _sites.ForEach(site => site.Forget());
        _sites.Clear();
    }

    /// <summary>Makes the excerpts that end before a place, up to which everything was judged, and forgets what is far from all that wait.</summary>
    private void FinishUpTo(long place)
    {
        long oldest = place;
        foreach (ExcerptSite site in _sites)
        {
            if (site.IsPending && site.HasText && site.End + site.After.Length <= place)
            {
                _excerpts[site.Start] = Make(site);
                site.Finish();
            }

            if (site.IsPending)
            {
                oldest = Math.Min(oldest, site.Start);
            }
        }

        int far = _sites.FindIndex(site => site.IsPending || site.End > oldest - ExcerptSite.Reach);
        foreach (ExcerptSite site in _sites[..(far < 0 ? _sites.Count : far)])
        {
            site.Forget();
        }

        _sites.RemoveRange(0, far < 0 ? _sites.Count : far);
    }

    private Excerpt Make(ExcerptSite site)
    {
        byte[] mask = MaskOf(site.RuleId);
        byte[] before = MaskKnown(site.Before, site.Start - site.Before.Length);
        byte[] after = MaskKnown(site.After, site.End);
        byte[] whole = [.. before, .. mask, .. after];
        List<(int Start, int End, string RuleId)> weaker = [.. strictest.Value.Find(whole).Select(f => ((int)f.Start, (int)(f.Start + f.Length), f.RuleId))];
        int maskEnd = before.Length + mask.Length;
        string left = Readable(MaskSpans(whole, 0, before.Length, weaker)).TrimStart();
        string right = Readable(MaskSpans(whole, maskEnd, whole.Length, weaker)).TrimEnd();
        return new Excerpt(
            left.Length > MostBefore ? Cut + left[SafeCut(left, left.Length - MostBefore)..] : site.IsCutBefore ? Cut + left : left,
            Encoding.UTF8.GetString(mask),
            right.Length > MostAfter ? right[..SafeCut(right, MostAfter)] + Cut : site.IsCutAfter ? right + Cut : right,
            reveals ? Revealed(site) : null);
    }

    /// <summary>Masks the places of all findings in a piece of the text, and copies of their secrets.</summary>
    private byte[] MaskKnown(byte[] text, long start)
    {
        var spans = new List<(int Start, int End, string RuleId)>();
        foreach (ExcerptSite site in _sites)
        {
            int from = (int)Math.Clamp(site.Start - start, 0, text.Length);
            int to = (int)Math.Clamp(site.End - start, 0, text.Length);
            if (from < to)
            {
                spans.Add((from, to, site.RuleId));
            }

            for (int at = 0; site.Secret.Length >= ShortestCopy && text.AsSpan(at).IndexOf(site.Secret) is int found and >= 0;)
            {
                spans.Add((at + found, at + found + site.Secret.Length, site.RuleId));
                at += found + 1;
            }
        }

        spans.Sort();
        return MaskSpans(text, 0, text.Length, spans);
    }

    /// <summary>A part of a text with masks for spans, which come by their starts and may overlap.</summary>
    private static byte[] MaskSpans(byte[] text, int from, int to, List<(int Start, int End, string RuleId)> spans)
    {
        var output = new ArrayBufferWriter<byte>(text.Length + 64);
        int at = from;
        foreach ((int start, int end, string ruleId) in spans)
        {
            if (end <= at || start >= to)
            {
                continue;
            }

            if (start >= at)
            {
                output.Write(text.AsSpan(at, start - at));
            }

            // a span that reaches over one before it, or in from outside, has its own mask as well
            output.Write(MaskOf(ruleId));
            at = Math.Min(end, to);
        }

        output.Write(text.AsSpan(at, to - at));
        return output.WrittenSpan.ToArray();
    }

    private static byte[] MaskOf(string ruleId) => Encoding.UTF8.GetBytes($"[REDACTED:{ruleId}]");

    private static string Readable(byte[] text) => SafeText.Escape(Encoding.UTF8.GetString(text).Replace('\t', ' '));

    private static int SafeCut(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;

    private static string Revealed(ExcerptSite site)
    {
        string text = SafeText.Escape(Encoding.UTF8.GetString(site.Secret));
        return text.Length == 0 ? "(too far back to be shown)"
            : text.Length > MostSecret ? text[..SafeCut(text, MostSecret)] + Cut
            : text;
    }
}
