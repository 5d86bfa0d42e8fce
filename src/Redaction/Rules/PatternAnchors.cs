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
    private static ReadOnlySpan<byte> EntryMark => "<\u0001"u8;

    private static ReadOnlySpan<byte> LiteralMark => "<\u0002"u8;

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

    /// <summary>Reads what <see cref="Write"/> wrote, as UTF-8.</summary>
    public static PatternAnchors Read(ReadOnlySpan<byte> text)
    {
        int maxLength = Number(Cut(ref text, EntryMark));
        var entries = new List<AnchorEntry>(1);
        var literals = new List<AnchorLiteral>(4);
        while (!text.IsEmpty)
        {
            ReadOnlySpan<byte> entry = Cut(ref text, EntryMark);
            ReadOnlySpan<byte> head = Cut(ref entry, LiteralMark);
            literals.Clear();
            while (!entry.IsEmpty)
            {
                ReadOnlySpan<byte> literal = Cut(ref entry, LiteralMark);
                int holdFrom = Number(Cut(ref literal, " "u8));
                literals.Add(new AnchorLiteral(Encoding.UTF8.GetString(literal[2..]), literal[0] == '1', holdFrom));
            }

            entries.Add(new AnchorEntry(Number(Cut(ref head, " "u8)), head[0] == '1', [.. literals]));
        }

        return new PatternAnchors(maxLength, [.. entries]);
    }

    private static string Digits(int number) => number == int.MaxValue ? "-" : number.ToString(CultureInfo.InvariantCulture);

    private static int Number(ReadOnlySpan<byte> digits)
    {
        if (digits[0] == '-')
        {
            return int.MaxValue;
        }

        int number = 0;
        foreach (byte digit in digits)
        {
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    /// <summary>What stands before the mark, or all; the text goes on behind it.</summary>
    private static ReadOnlySpan<byte> Cut(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark)
    {
        int end = text.IndexOf(mark);
        ReadOnlySpan<byte> before = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + mark.Length)..];
        return before;
    }

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
