using System.Collections.Immutable;

namespace Redaction.Patterns;

/// <summary>
/// A reported span that stands at fixed distances from the ends of every match, so that no captures have to be found.
/// Most token patterns are of this kind: a boundary, a group around everything, a boundary.
/// </summary>
/// <param name="Before">The bytes of the match before the span.</param>
/// <param name="After">The bytes of the match behind it.</param>
internal readonly record struct FixedSecret(int Before, int After)
{
    /// <param name="elements">The flattened elements of the pattern.</param>
    /// <param name="group">The number of the reported group, 0 for the whole match.</param>
    /// <returns>Null when the distances vary, or the group may not take part or may do so more than once.</returns>
    public static FixedSecret? Find(ImmutableArray<Node> elements, int group)
    {
        int open = elements.IndexOf(Node.Open);
        int close = elements.IndexOf(Node.Close);
        if (open < 0)
        {
            return group == 0 ? new FixedSecret(0, 0) : null;
        }

        var before = Node.OfConcatenation(elements[..open]);
        var after = Node.OfConcatenation(elements[(close + 1)..]);
        bool once = !before.Opens(group) && !after.Opens(group);
        bool isFixed = before.MinLength == before.MaxLength && after.MinLength == after.MaxLength;
        return once && isFixed ? new FixedSecret(before.MaxLength, after.MaxLength) : null;
    }
}
