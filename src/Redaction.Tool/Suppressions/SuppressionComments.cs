using System.Collections.Immutable;
using Redaction.Toml;

namespace Redaction.Tool.Suppressions;

/// <summary>
/// Decides whether a comment suppresses a finding: one on the line where the secret starts, or one on the line before that speaks
/// of the next. Only patterns can be suppressed: a known value is a secret, whatever a file says of it.
/// </summary>
internal sealed class SuppressionComments(ImmutableArray<SuppressionComment> kinds)
{
    private readonly CommentMark[] _marks = [.. CommentMark.All.Where(mark => kinds.Contains(mark.Kind))];

    /// <summary>Whether any comment counts.</summary>
    public bool HasAny => _marks.Length > 0;

    /// <summary>The comment that suppresses a finding; null when none does.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="text">What stands around it.</param>
    /// <param name="otherRules">The rules that a comment names, none of which is that of the finding.</param>
    public string? Find(Finding finding, LineText text, out string[] otherRules)
    {
        otherRules = [];
        if (finding.Kind != FindingKind.Pattern)
        {
            return null;
        }

        foreach (CommentMark mark in _marks)
        {
            if (mark.Behind(mark.IsForNextLine ? text.Previous : text.Line) is not { } behind)
            {
                continue;
            }

            string[] ids = mark.Kind == SuppressionComment.Redaction ? [.. RuleIds(behind)] : [];
            if (ids.Length == 0 || ids.Contains(finding.RuleId))
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
