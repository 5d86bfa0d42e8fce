using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Redaction;

/// <summary>
/// The form in which the built-in rules are kept in the assembly: one text, since a thousand objects made one by one would take
/// the just-in-time compiler longer than all else at start-up. Fields end with U+001F, items of a list with U+001E, and a rule with
/// U+001D. A value that looks like a secret has U+001C between its pieces, so that no scanner takes the table for a leak.
/// </summary>
internal static class RuleTable
{
    private const char Field = '\u001F';
    private const char Item = '\u001E';
    private const byte End = 0x1D;
    private const string Cut = "\u001C";

    /// <summary>Writes a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="allowed">Its allowed values in their pieces.</param>
    public static string Write(Rule rule, ImmutableArray<ImmutableArray<string>> allowed)
    {
        string flags = string.Create(
            CultureInfo.InvariantCulture,
            $"{Digit(rule.IsBlock)}{Digit(rule.Placeholders)}{Digit(rule.InAlert)}{(int)rule.Kind}{(int)rule.Severity}{(int)rule.Confidence}{(int)rule.Shape}{(int)rule.ChecksumPolicy}");
        string anchors = rule.Keywords.IsEmpty ? PatternAnchors.Of(Patterns.Pattern.Parse(rule.Pattern, rule.IsBlock)).Write() : "";
        string[] fields =
        [
            rule.Id, rule.Title, rule.Pattern, flags, rule.MinEntropy.ToString("R", CultureInfo.InvariantCulture), rule.Checksum ?? "",
            List(rule.Keywords), List(allowed.Select(pieces => string.Join(Cut, pieces))), List(rule.References), anchors,
        ];
        return string.Concat(fields.Select(field => field + Field)) + (char)End;
    }

    /// <summary>Reads what <see cref="Write"/> wrote, rule after rule.</summary>
    public static Rule[] Read(ReadOnlySpan<byte> table)
    {
        var rules = new List<Rule>(1200);
        while (!table.IsEmpty)
        {
            int end = table.IndexOf(End);
            string[] fields = Encoding.UTF8.GetString(table[..end]).Split(Field);
            table = table[(end + 1)..];
            string flags = fields[3];
            rules.Add(new Rule
            {
                Id = fields[0],
                Title = fields[1],
                Pattern = fields[2],
                IsBlock = flags[0] == '1',
                Placeholders = flags[1] == '1',
                InAlert = flags[2] == '1',
                Kind = (RuleKind)(flags[3] - '0'),
                Severity = (Severity)(flags[4] - '0'),
                Confidence = (Confidence)(flags[5] - '0'),
                Shape = (SecretShape)(flags[6] - '0'),
                ChecksumPolicy = (ChecksumPolicy)(flags[7] - '0'),
                MinEntropy = fields[4].Length == 0 ? 0 : double.Parse(fields[4], CultureInfo.InvariantCulture),
                Checksum = fields[5].Length == 0 ? null : fields[5],
                Keywords = Items(fields[6]),
                AllowedValues = Items(fields[7].Replace(Cut, "", StringComparison.Ordinal)),
                References = Items(fields[8]),
                Anchors = fields[9].Length == 0 ? null : PatternAnchors.Read(fields[9]),
            });
        }

        return [.. rules];
    }

    private static char Digit(bool flag) => flag ? '1' : '0';

    private static string List(IEnumerable<string> items) => string.Concat(items.Select(item => item + Item));

    private static ImmutableArray<string> Items(string list) =>
        list.Length == 0 ? [] : System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(list[..^1].Split(Item));
}
