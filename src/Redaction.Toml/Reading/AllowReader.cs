using System.Collections.Immutable;

namespace Redaction.Toml.Reading;

/// <summary>Reads one <c>[[allow]]</c> table.</summary>
internal static class AllowReader
{
    private enum Target
    {
        Secret,
        Match,
        Line,
    }

    private enum Condition
    {
        Any,
        All,
    }

    /// <summary>Reads it; the rules that it names are noted, because they may stand in a file that comes later.</summary>
    public static AllowEntry Read(TomlFields fields, List<(TomlFields Fields, string Id, int Line)> mentioned)
    {
        ImmutableArray<(string Text, int Line)> rules = fields.OneOrMore("rules");
        mentioned.AddRange(rules.Select(rule => (fields, rule.Text, rule.Line)));
        PathCondition? path = PathReader.Read(fields);
        ImmutableArray<TextPattern> patterns = [.. PathReader.Patterns(fields, "patterns")];
        Target target = fields.Choice("target", Target.Secret);
        bool all = fields.Choice("condition", Condition.Any) == Condition.All;
        var allowance = new Allowance
        {
            Patterns = target == Target.Line ? [] : patterns,
            Target = target == Target.Match ? AllowTarget.Match : AllowTarget.Secret,
            Values = Texts(fields, "values"),
            Stopwords = Texts(fields, "stopwords"),
            Fingerprints = Fingerprints(fields),
            RequiresAll = all,
            Reason = fields.OptionalText("reason"),
        };
        fields.RefuseOthers();
        if (patterns.IsEmpty && fields.Has("target"))
        {
            throw fields.Error("target", "\"target\" says where \"patterns\" are searched, but there are none; add them or take it out.");
        }

        bool engine = !allowance.Patterns.IsEmpty || !allowance.Values.IsEmpty || !allowance.Stopwords.IsEmpty || !allowance.Fingerprints.IsEmpty;
        if (!engine && patterns.IsEmpty && path is null)
        {
            throw fields.Error(fields.Line, rules.IsEmpty
                ? "this [[allow]] has no condition; give it paths, patterns, values, stopwords or fingerprints."
                : "this [[allow]] has no condition; give it paths, patterns, values, stopwords or fingerprints, or \"disable\" the rules.");
        }

        return new AllowEntry
        {
            Rules = [.. rules.Select(rule => rule.Text)],
            Path = path,
            LinePatterns = target == Target.Line ? patterns : [],
            Allowance = engine ? allowance : null,
            RequiresAll = all,
        };
    }

    private static ImmutableArray<string> Texts(TomlFields fields, string name)
    {
        foreach ((string text, int line) in fields.Lines(name))
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                throw fields.Error(line, $"\"{name}\" has an empty entry, which every secret would hold; take it out.");
            }
        }

        return [.. fields.Lines(name).Select(entry => entry.Text)];
    }

    private static ImmutableArray<string> Fingerprints(TomlFields fields)
    {
        const int Length = 16;
        foreach ((string text, int line) in fields.Lines("fingerprints"))
        {
            if (text.Length != Length || !text.All(char.IsAsciiHexDigit))
            {
                throw fields.Error(line, $"\"{text}\" is no fingerprint; one has {Length} hexadecimal digits, as 'redact scan --fingerprint-key FILE' shows it.");
            }
        }

        return [.. fields.Lines("fingerprints").Select(entry => entry.Text)];
    }
}
