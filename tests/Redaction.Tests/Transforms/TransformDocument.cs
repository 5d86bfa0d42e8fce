using System.Text;

namespace Redaction.Tests.Transforms;

/// <summary>Writes the table of transforms into the documentation.</summary>
internal static class TransformDocument
{
    public const string Begin = "<!-- transforms: begin -->";
    public const string End = "<!-- transforms: end -->";

    /// <summary>The document with the table of today between its markers.</summary>
    public static string Update(string document, IReadOnlyList<Transform> transforms)
    {
        int begin = document.IndexOf(Begin, StringComparison.Ordinal), end = document.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? string.Concat(document.AsSpan(0, begin + Begin.Length), "\n\n", Render(transforms), document.AsSpan(end))
            : throw new InvalidOperationException($"The document has no place for the table: {Begin} … {End}");
    }

    private static string Render(IReadOnlyList<Transform> transforms)
    {
        var text = new StringBuilder();
        text.Append("Tried on ").AppendJoin(", ", SampleValues.All.Select(s => s.Kind)).Append(".\n\n");
        foreach (IGrouping<TransformGroup, Transform> rows in transforms.GroupBy(t => t.Group))
        {
            text.Append("### ").Append(rows.Key.Title).Append("\n\n").Append(rows.Key.Note).Append("\n\n");
            text.Append("| printed | by | what survives |\n|---|---|---|\n");
            foreach (Transform row in rows)
            {
                text.Append("| ").Append(Escape(row.Name)).Append(" | ").Append(Code(row.Command)).Append(" | ").Append(Survivor(row)).Append(" |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Survivor(Transform transform)
    {
        if (transform.Miss is { } reason)
        {
            return $"not caught: {reason}";
        }

        // the worst over all samples
        IReadOnlyList<TransformOutcome> outcomes = TransformRun.Of(transform).Outcomes;
        int longest = outcomes.Max(o => o.Leak.LongestRun);
        return outcomes.Any(o => o.Exceeds(transform.Tolerance)) ? $"**leaks**: {longest}" : longest == 0 ? "none" : $"{longest} at an edge";
    }

    // a code span is closed by as many backticks as opened it; a table cell ends at any bare pipe, in code too
    private static string Code(string command)
    {
        string fence = command.Contains('`') ? "``" : "`";
        return $"{fence}{Escape(command)}{fence}";
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
