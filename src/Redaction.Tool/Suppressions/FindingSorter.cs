using System.Collections.Immutable;
using Redaction.Toml;
using Redaction.Tool.Baselines;
using Redaction.Tool.Excerpts;

namespace Redaction.Tool.Suppressions;

/// <summary>Sorts the findings of one file as their lines become known: reported, suppressed by a comment or a baseline, or allowed by the line.</summary>
/// <param name="lines">The text that is scanned; null when no line matters.</param>
/// <param name="comments">The comments that count.</param>
/// <param name="rules">The configuration; null when there is none.</param>
/// <param name="path">The file's path as the configuration sees it; null when it has none.</param>
/// <param name="fullPath">Where the file is; null when it is none.</param>
/// <param name="baseline">The findings that are not to be reported; null when there is none.</param>
/// <param name="excerpts">Makes the excerpts; null when none are wanted.</param>
internal sealed class FindingSorter(
    LineWindow? lines, SuppressionComments comments, RuleConfiguration? rules, string? path, string? fullPath, BaselineMatcher? baseline, FileExcerpts? excerpts)
{
    private readonly List<(LocatedFinding Located, string? Comment, bool IsAllowed)> _findings = [];
    private readonly List<string> _notes = [];

    /// <summary>What is reported, by its place.</summary>
    public IReadOnlyList<LocatedFinding> Reported => [.. _findings.Where(f => f.Comment is null && !f.IsAllowed).Select(f => f.Located)];

    /// <summary>What comments and the baseline suppress, by its place.</summary>
    public IReadOnlyList<SuppressedFinding> Suppressed => [.. _findings.Where(f => f.Comment is not null).Select(f => new SuppressedFinding(f.Located, f.Comment!))];

    /// <summary>Comments that have no effect, as <c>LINE: what</c>.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The excerpts, by where the secret starts; once <see cref="Complete"/> was called, of all that are to be had.</summary>
    public IReadOnlyDictionary<long, Excerpt> Excerpts => excerpts?.Excerpts ?? ImmutableDictionary<long, Excerpt>.Empty;

    /// <summary>Takes the next finding.</summary>
    public void Add(LocatedFinding located)
    {
        int index = _findings.Count;
        ExcerptSite? site = excerpts?.Add(located.Finding);
        string? held = baseline?.Find(located.Finding, fullPath) is { } verdict ? BaselineMark.Of(verdict) : null;
        _findings.Add((located, held, false));
        if (held is null)
        {
            lines?.Ask(located.Finding.Start, located.Finding.Length, line => Decide(index, line, site));
        }
        else if (site is not null)
        {
            lines?.Ask(located.Finding.Start, located.Finding.Length, site.Take);
        }
    }

    /// <summary>Takes a finding that is not reported: the excerpts of others do not show it.</summary>
    public void LeaveOut(LocatedFinding located)
    {
        if (excerpts?.Add(located.Finding) is { } site)
        {
            site.IsPending = false;
            lines?.Ask(located.Finding.Start, located.Finding.Length, site.Take);
        }
    }

    /// <summary>The text has ended, and all lines are known.</summary>
    public void Complete() => excerpts?.Complete();

    private void Decide(int index, LineText text, ExcerptSite? site)
    {
        site?.Take(text);
        LocatedFinding located = _findings[index].Located;
        bool isAllowed = rules is { NeedsLines: true } && rules.Allows(located.Finding, path, text.Line, text.Secret);
        string? comment = isAllowed ? null : comments.Find(located.Finding, text.Previous, text.Line, out ImmutableArray<string> others) is { } found ? found : Note(located, others);
        _findings[index] = (located, comment, isAllowed);
    }

    private string? Note(LocatedFinding located, ImmutableArray<string> others)
    {
        if (!others.IsEmpty)
        {
            _notes.Add($"{located.Start.Line}: the comment allows {string.Join(", ", others)}, but what is found is {located.Finding.RuleId}");
        }

        return null;
    }
}
