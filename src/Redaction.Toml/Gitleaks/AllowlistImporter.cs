using System.Collections.Immutable;
using Redaction.Toml.Reading;

namespace Redaction.Toml.Gitleaks;

/// <summary>Imports one allowlist, of a rule or of all.</summary>
/// <param name="note">Takes what is not carried over exactly: line, rule, whether it is lost, what.</param>
/// <param name="names">The rules that were carried over.</param>
/// <param name="extendsDefault">Whether the built-in rules are there too.</param>
internal sealed class AllowlistImporter(Action<int, string?, bool, string> note, RuleNames names, bool extendsDefault)
{
    /// <summary>Imports an allowlist; false when it is left out.</summary>
    /// <param name="fields">The table.</param>
    /// <param name="ruleId">The rule it belongs to, as its file names it; null for a global one.</param>
    /// <param name="rules">The rules it holds for here; empty for all, or for those it targets.</param>
    /// <param name="output">Where it is written.</param>
    public bool Import(TomlFields fields, string? ruleId, ImmutableArray<string> rules, TomlWriter output)
    {
        string? reason = fields.OptionalText("description");
        string? condition = fields.OptionalText("condition");
        string target = fields.OptionalText("regexTarget") ?? "secret";
        ImmutableArray<(string Text, int Line)> commits = fields.Lines("commits"), targets = fields.Lines("targetRules");
        ImmutableArray<(string Text, int Line)> givenPaths = fields.Lines("paths"), givenPatterns = fields.Lines("regexes");
        List<string> paths = Patterns(givenPaths, ruleId), patterns = Patterns(givenPatterns, ruleId);
        string[] stopwords = [.. fields.Lines("stopwords").Select(word => word.Text)];
        bool Lose(string field, string text)
        {
            note(fields.LineOf(field), ruleId, true, text);
            return false;
        }

        bool? all = condition?.ToUpperInvariant() switch
        {
            null or "" or "OR" or "||" => false,
            "AND" or "&&" => true,
            _ => null,
        };
        if (all is not { } requiresAll)
        {
            return Lose("condition", $"an allowlist with the condition \"{condition}\", which is neither AND nor OR");
        }

        if (target is not ("secret" or "match" or "line"))
        {
            return Lose("regexTarget", $"an allowlist with the regexTarget \"{target}\", which is neither match nor line");
        }

        if (!commits.IsEmpty)
        {
            Lose("commits", requiresAll ? "an allowlist that asks for a commit: here files are scanned" : "the commits of an allowlist: here files are scanned");
        }

        bool lostAll = requiresAll && (!commits.IsEmpty || (paths.Count == 0 && !givenPaths.IsEmpty) || (patterns.Count == 0 && !givenPatterns.IsEmpty));
        if (!targets.IsEmpty)
        {
            rules = [.. Targets(targets)];
            lostAll |= rules.IsEmpty;
        }

        if (lostAll || paths.Count + patterns.Count + stopwords.Length == 0)
        {
            bool isTold = !commits.IsEmpty || paths.Count < givenPaths.Length || patterns.Count < givenPatterns.Length || !targets.IsEmpty && rules.IsEmpty;
            return !isTold && Lose("", "an allowlist without a condition");
        }

        output.Table("[[allow]]").Text("reason", reason).List("rules", rules);
        if (requiresAll)
        {
            output.Text("condition", "all");
        }

        output.List("path_patterns", paths);
        if (patterns.Count > 0 && target != "secret")
        {
            output.Text("target", target);
        }

        output.List("patterns", patterns).List("stopwords", stopwords);
        return true;
    }

    private List<string> Patterns(ImmutableArray<(string Text, int Line)> given, string? ruleId)
    {
        var patterns = new List<string>();
        foreach ((string text, int line) in given)
        {
            if (RuleImporter.IsTextPattern(text, out string problem))
            {
                patterns.Add(text);
            }
            else
            {
                note(line, ruleId, true, $"a pattern of an allowlist: {problem}");
            }
        }

        return patterns;
    }

    private IEnumerable<string> Targets(ImmutableArray<(string Text, int Line)> targets)
    {
        foreach ((string id, int line) in targets)
        {
            string? ours = names.Find(id) ?? (extendsDefault && RuleSet.Default.TryGet(id, out _) ? id : null);
            if (ours is not null)
            {
                yield return ours;
            }
            else
            {
                note(line, null, true, $"an allowlist for the rule \"{id}\", which is not here");
            }
        }
    }
}
