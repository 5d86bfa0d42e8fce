using System.Collections.Immutable;

namespace Redaction.Toml;

/// <summary>
/// Decides whether a comment suppresses a finding: one on the line where the secret starts, or one on the line before that speaks
/// of the next. Only patterns can be suppressed: a known value is a secret, whatever a file says of it. Immutable and thread-safe.
/// </summary>
public sealed class SuppressionComments
{
    private readonly CommentMark[] _marks;

    /// <summary>Comments of some kinds count.</summary>
    /// <param name="kinds">The kinds, such as those of <see cref="RuleConfiguration.Suppressions"/>.</param>
    public SuppressionComments(ImmutableArray<SuppressionComment> kinds) => _marks = [.. CommentMark.All.Where(mark => kinds.Contains(mark.Kind))];

    /// <summary>Comments of all kinds, which count where no configuration says otherwise.</summary>
    public static SuppressionComments All { get; } = new([.. Enum.GetValues<SuppressionComment>()]);

    /// <summary>Whether any comment counts.</summary>
    public bool HasAny => _marks.Length > 0;

    /// <summary>Whether a text is the mark of a comment, as <see cref="Find(Finding, ReadOnlySpan{byte}, ReadOnlySpan{byte}, out ImmutableArray{string})"/> gives it.</summary>
    /// <param name="text">The text.</param>
    public static bool IsMark(string text) => CommentMark.All.Any(mark => mark.Text == text);

    /// <summary>The comment that suppresses a finding, such as <c>redaction:allow</c>; null when none does.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="previousLine">The line before, in UTF-8; empty when there is none.</param>
    /// <param name="line">The line on which the secret starts, in UTF-8.</param>
    /// <param name="otherRules">The rules that a comment names, none of which is that of the finding.</param>
    public string? Find(Finding finding, ReadOnlySpan<byte> previousLine, ReadOnlySpan<byte> line, out ImmutableArray<string> otherRules)
    {
        otherRules = [];
        return finding.Kind == FindingKind.Pattern ? Find(finding.RuleId, previousLine, line, out otherRules) : null;
    }

    /// <summary>The comment that suppresses what a rule finds on a line; null when none does.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="previousLine">The line before, in UTF-8; empty when there is none.</param>
    /// <param name="line">The line on which the secret starts, in UTF-8.</param>
    /// <param name="otherRules">The rules that a comment names, none of which is <paramref name="ruleId"/>.</param>
    public string? Find(string ruleId, ReadOnlySpan<byte> previousLine, ReadOnlySpan<byte> line, out ImmutableArray<string> otherRules)
    {
        ArgumentNullException.ThrowIfNull(ruleId);
        otherRules = [];
        foreach (CommentMark mark in _marks)
        {
            if (mark.Behind(mark.IsForNextLine ? previousLine : line) is not { } behind)
            {
                continue;
            }

            ImmutableArray<string> ids = mark.Kind == SuppressionComment.Redaction ? [.. RuleIds(behind)] : [];
            if (ids.IsEmpty || ids.Contains(ruleId))
            {
                return mark.Text;
            }

            otherRules = ids;
        }

        return null;
    }

    /// <summary>The words up to <c>--</c> or to what cannot be a rule's id, such as the end of the comment.</summary>
    private static IEnumerable<string> RuleIds(string text)
    {
        string[] words = text.Split([' ', '\t', '\r', ',', ':', '=', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words.TakeWhile(word => word[0] != '-' && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
    }
}
