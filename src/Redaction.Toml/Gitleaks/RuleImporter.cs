using System.Collections.Immutable;
using System.Globalization;
using Redaction.Toml.Reading;

namespace Redaction.Toml.Gitleaks;

/// <summary>Imports one <c>[[rules]]</c> table.</summary>
/// <param name="note">Takes what is not carried over exactly: line, rule, whether it is lost, what.</param>
/// <param name="extendsDefault">Whether the built-in rules are there too.</param>
internal sealed class RuleImporter(Action<int, string?, bool, string> note, bool extendsDefault)
{
    // the largest that the pattern can bear is taken
    private static readonly int[] s_caps = [256, 64, 16];

    /// <summary>The most bits a byte can carry.</summary>
    private const double MaxEntropy = 8;

    /// <summary>Imports a rule; false when it is left out.</summary>
    /// <param name="fields">The table.</param>
    /// <param name="id">Its id as it was given.</param>
    /// <param name="ours">Its id here.</param>
    /// <param name="isComposite">Whether other rules must match near it.</param>
    /// <param name="output">Where it is written.</param>
    public bool Import(TomlFields fields, string id, string ours, bool isComposite, TomlWriter output)
    {
        string? description = fields.OptionalText("description");
        string? regex = fields.OptionalText("regex");
        string? path = fields.OptionalText("path");
        double entropy = fields.Number("entropy", 0);
        int group = (int)fields.Number("secretGroup", 0);
        ImmutableArray<string> keywords = [.. fields.Lines("keywords").Select(word => word.Text)];
        bool hasTags = !fields.Lines("tags").IsEmpty;
        bool isSilent = fields.Flag("skipReport", false);
        void Change(string field, string text) => note(fields.LineOf(field), id, false, text);
        bool Lose(string field, string text)
        {
            note(fields.LineOf(field), id, true, text);
            return false;
        }

        if (regex is null)
        {
            return Lose("path", path is null ? "it has no regex" : "a rule on the path alone: here a rule needs a pattern");
        }

        if (isSilent)
        {
            return Lose("skipReport", "it only supports other rules (skipReport)");
        }

        if (path is not null && !IsTextPattern(path, out string problem))
        {
            return Lose("path", $"its path: {problem}");
        }

        if (Translate(regex, group, keywords, ours, out bool usesKeywords, out int cap, out problem) is not { } pattern)
        {
            return Lose("regex", problem);
        }

        if (ours != id)
        {
            Change("id", $"its id is \"{ours}\" here");
        }

        if (extendsDefault && RuleSet.Default.TryGet(ours, out _))
        {
            Change("id", "it changes the built-in rule of this id, whose checksum, severity and confidence stay");
        }

        if (cap > 0)
        {
            Change("regex", $"repeats without an upper bound end at {cap}");
        }

        if (usesKeywords)
        {
            Change("keywords", "its pattern has no literal of its own, so it is found only where it is assigned to one of its keywords or stands close behind one");
        }
        else if (!keywords.IsEmpty && !keywords.Any(word => regex.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            Change("keywords", "it is found also where none of its keywords stands");
        }

        if (isComposite)
        {
            note(fields.Line, id, true, "what it requires near it (rules.required); the rule itself is carried over and finds more");
        }

        if (hasTags)
        {
            Change("tags", "tags are not kept");
        }

        if (entropy > MaxEntropy)
        {
            Change("entropy", $"more than {MaxEntropy} bits a byte cannot be; it is {MaxEntropy} here");
        }

        output.Table("[[rule]]").Text("id", ours).Text("title", string.IsNullOrWhiteSpace(description) ? ours : description).Text("pattern", pattern);
        output.List("keywords", usesKeywords ? keywords : []);
        output.List("path_patterns", path is null ? [] : [path]);
        if (entropy > 0)
        {
            output.Bare("min_entropy", Math.Min(entropy, MaxEntropy).ToString("0.0##", CultureInfo.InvariantCulture));
        }

        return true;
    }

    /// <summary>Whether a Go pattern can be searched in a text.</summary>
    public static bool IsTextPattern(string pattern, out string problem)
    {
        try
        {
            _ = TextPattern.Parse(pattern);
            problem = "";
            return true;
        }
        catch (FormatException e)
        {
            problem = e.Message;
            return false;
        }
    }

    /// <summary>The pattern in our dialect; null when there is none, with the reason.</summary>
    private static string? Translate(
        string regex, int group, ImmutableArray<string> keywords, string id, out bool usesKeywords, out int cap, out string problem)
    {
        usesKeywords = false;
        problem = "";
        cap = 0;
        foreach (int bound in s_caps)
        {
            string pattern = GoPattern.Rewrite(regex, bound, group, out bool isCapped, out int groups);
            cap = isCapped ? bound : 0;
            if (group > groups)
            {
                problem = $"secretGroup is {group}, but the regex has {groups} groups";
                return null;
            }

            foreach (bool withKeywords in (ReadOnlySpan<bool>)[false, true])
            {
                if (withKeywords && keywords.IsEmpty)
                {
                    continue;
                }

                try
                {
                    _ = RuleSet.Create([new Rule { Id = id, Title = id, Pattern = pattern, Keywords = withKeywords ? keywords : [] }]);
                    usesKeywords = withKeywords;
                    return pattern;
                }
                catch (PatternSyntaxException e)
                {
                    problem = e.Message;
                    if (e.Reason != "no required literal")
                    {
                        break;
                    }
                }
                catch (FormatException e)
                {
                    // a keyword that cannot be one here
                    string prefix = $"rule \"{id}\": ";
                    problem = e.Message.StartsWith(prefix, StringComparison.Ordinal) ? e.Message[prefix.Length..] : e.Message;
                    return null;
                }
            }
        }

        return null;
    }
}
