using System.Globalization;
using System.Text;
using Redaction.Patterns;

namespace Redaction;

/// <summary>
/// What a scanner must know of a pattern before it has met one of its literals: written down by the rule compiler for the
/// built-in rules, so that a process that scans one line parses only the patterns it meets.
/// </summary>
/// <param name="MaxLength">The longest match in bytes; <see cref="int.MaxValue"/> when there is no bound.</param>
/// <param name="Entries">The pattern's entries, in its order.</param>
internal sealed record PatternAnchors(int MaxLength, AnchorEntry[] Entries)
{
    /// <summary>Reads them off a parsed pattern.</summary>
    public static PatternAnchors Of(Pattern pattern) => new(pattern.MaxLength, [.. pattern.Entries.Select(Of)]);

    /// <summary>
    /// The form in which the rule compiler writes them: one constant, since five hundred objects made one by one would take the
    /// just-in-time compiler longer than all else at start-up. Entries begin with U+0001 and literals with U+0002, fields end with a blank,
    /// and an angle bracket closes what stands before, so that no scanner takes a literal such as <c>password=</c> for an assignment.
    /// </summary>
    public string Write()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Digits(MaxLength)}");
        foreach (AnchorEntry entry in Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"<\u0001{entry.MaxPrefixLength} {(entry.IsHolder ? 1 : 0)}");
            foreach (AnchorLiteral literal in entry.Literals)
            {
                text.Append(CultureInfo.InvariantCulture, $"<\u0002{Digits(literal.HoldFrom)} {(literal.IgnoreCase ? 1 : 0)} {literal.Text}");
            }
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static PatternAnchors Read(string text)
    {
        string[] parts = text.Split("<\u0001");
        var entries = new AnchorEntry[parts.Length - 1];
        for (int i = 0; i < entries.Length; i++)
        {
            string[] fields = parts[i + 1].Split("<\u0002");
            var literals = new AnchorLiteral[fields.Length - 1];
            for (int n = 0; n < literals.Length; n++)
            {
                string literal = fields[n + 1];
                int number = literal.IndexOf(' ', StringComparison.Ordinal);
                literals[n] = new AnchorLiteral(literal[(number + 3)..], literal[number + 1] == '1', Number(literal[..number]));
            }

            int blank = fields[0].IndexOf(' ', StringComparison.Ordinal);
            entries[i] = new AnchorEntry(Number(fields[0][..blank]), fields[0][blank + 1] == '1', literals);
        }

        return new PatternAnchors(Number(parts[0]), entries);
    }

    private static string Digits(int number) => number == int.MaxValue ? "-" : number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string digits) => digits == "-" ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture);

    private static AnchorEntry Of(PatternEntry entry)
    {
        // what stands before a literal decides whether its beginning is worth holding back; where that is cheap to know
        bool isHolder = entry.SecretStartsInPrefix || (entry.IsOnlyGuarded && entry.Literals.Any(l => entry.SecretOffset(l) == 0));
        return new AnchorEntry(
            entry.MaxPrefixLength,
            isHolder,
            [.. entry.Literals.Select(l => new AnchorLiteral(Encoding.Latin1.GetString(l.Bytes.AsSpan()), l.IgnoreCase, isHolder ? int.MaxValue : entry.SecretOffset(l)))]);
    }
}
