using System.Buffers.Text;
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
    private const char End = '\u001D';
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
        return string.Concat(fields.Select(field => field + Field)) + End;
    }

    /// <summary>Reads what <see cref="Write"/> wrote, rule after rule. Nothing is made but the rules: this is most of a short process's start.</summary>
    public static Rule[] Read(ReadOnlySpan<byte> table)
    {
        var rules = new List<Rule>(1200);
        while (!table.IsEmpty)
        {
            string id = Text(ref table);
            string title = Text(ref table);
            string pattern = Text(ref table);
            ReadOnlySpan<byte> flags = Next(ref table);
            rules.Add(new Rule
            {
                Id = id,
                Title = title,
                Pattern = pattern,
                IsBlock = flags[0] == '1',
                Placeholders = flags[1] == '1',
                InAlert = flags[2] == '1',
                Kind = (RuleKind)(flags[3] - '0'),
                Severity = (Severity)(flags[4] - '0'),
                Confidence = (Confidence)(flags[5] - '0'),
                Shape = (SecretShape)(flags[6] - '0'),
                ChecksumPolicy = (ChecksumPolicy)(flags[7] - '0'),
                MinEntropy = Utf8Parser.TryParse(Next(ref table), out double entropy, out _) ? entropy : 0,
                Checksum = Text(ref table) is { Length: > 0 } checksum ? checksum : null,
                Keywords = Items(Next(ref table)),
                AllowedValues = Items(Next(ref table)),
                References = Items(Next(ref table)),
                Anchors = Next(ref table) is { IsEmpty: false } anchors ? PatternAnchors.Read(anchors) : null,
            });
            table = table[1..]; // End
        }

        return [.. rules];
    }

    private static char Digit(bool flag) => flag ? '1' : '0';

    private static string List(IEnumerable<string> items) => string.Concat(items.Select(item => item + Item));

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> table)
    {
        int end = table.IndexOf((byte)Field);
        ReadOnlySpan<byte> field = table[..end];
        table = table[(end + 1)..];
        return field;
    }

    private static string Text(ref ReadOnlySpan<byte> table) => Encoding.UTF8.GetString(Next(ref table));

    private static ImmutableArray<string> Items(ReadOnlySpan<byte> list)
    {
        if (list.IsEmpty)
        {
            return [];
        }

        var items = new List<string>();
        while (!list.IsEmpty)
        {
            int end = list.IndexOf((byte)Item);
            items.Add(Encoding.UTF8.GetString(list[..end]).Replace(Cut, "", StringComparison.Ordinal));
            list = list[(end + 1)..];
        }

        return [.. items];
    }
}
