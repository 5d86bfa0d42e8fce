using Redaction.Toml.Reading;
using Tomlyn.Syntax;

namespace Redaction.Toml.Gitleaks;

/// <summary>
/// Walks the tables of a gitleaks configuration, as its documentation describes them: <c>[extend]</c>, <c>[[rules]]</c> with
/// their allowlists, and allowlists for all or some rules. What has no counterpart is noted, never dropped in silence.
/// </summary>
internal sealed class GitleaksImporter(string file)
{
    private readonly List<ImportNote> _notes = [];
    private readonly List<(TomlFields Fields, List<TomlFields> Allowlists)> _rules = [];
    private readonly List<TomlFields> _global = [];
    private readonly HashSet<int> _needing = [];
    private TomlFields? _extend;

    /// <summary>Imports a text.</summary>
    public ImportResult Import(string text)
    {
        DocumentSyntax document = TomlDocument.Parse(file, text);
        var top = new TomlFields(file, 1, document.KeyValues);
        string? title = top.OptionalText("title");
        _ = top.Has("description") | top.Has("minVersion"); // known, and without meaning here
        NoteOthers(top, null);
        foreach (TableSyntaxBase table in document.Tables)
        {
            Sort(TomlDocument.NameOf(table).Replace(" ", "", StringComparison.Ordinal), new TomlFields(file, TomlDocument.LineOf(table), table.Items));
        }

        var body = new TomlWriter();
        var names = new RuleNames(_rules.Select(rule => rule.Fields.OptionalText("id") ?? rule.Fields.OptionalText("description") ?? "").ToList());
        int rules = 0, allowed = 0, all = _global.Count;
        bool extendsDefault = _extend?.Flag("useDefault", false) ?? false;
        var allowlists = new AllowlistImporter(Note, names, extendsDefault);
        var ruleImporter = new RuleImporter(Note, extendsDefault);
        for (int i = 0; i < _rules.Count; i++)
        {
            (TomlFields fields, List<TomlFields> own) = _rules[i];
            string id = names.Given[i];
            all += own.Count;
            bool isCarried = ruleImporter.Import(fields, id, names.Ours[i], _needing.Contains(i), body);
            NoteOthers(fields, id);
            rules += isCarried ? 1 : 0;
            foreach (TomlFields allowlist in own)
            {
                if (isCarried)
                {
                    allowed += allowlists.Import(allowlist, id, [names.Ours[i]], body) ? 1 : 0;
                    NoteOthers(allowlist, id);
                }
                else
                {
                    names.Drop(i);
                    Note(allowlist.Line, id, true, "the allowlist of a rule that is left out");
                }
            }

            if (!isCarried)
            {
                names.Drop(i);
            }
        }

        foreach (TomlFields allowlist in _global)
        {
            allowed += allowlists.Import(allowlist, null, [], body) ? 1 : 0;
            NoteOthers(allowlist, null);
        }

        var head = new TomlWriter();
        head.Comment(title is null ? $"Imported from {Path.GetFileName(file)} of gitleaks." : $"Imported from {Path.GetFileName(file)} of gitleaks: {title}");
        head.Comment("Values that only stand in for a secret, such as ${TOKEN} or xxxx, are dropped here whatever a rule says;");
        head.Comment("placeholders = false in a rule reports them.");
        ImportExtend(extendsDefault, names, head);
        return new ImportResult(
            head.ToString() + body, [.. _notes.OrderBy(note => note.Line)], rules, _rules.Count, allowed, all);
    }

    private void Sort(string table, TomlFields fields)
    {
        switch (table)
        {
            case "rules":
                _rules.Add((fields, []));
                break;
            case "rules.allowlist" or "rules.allowlists" when _rules.Count > 0:
                _rules[^1].Allowlists.Add(fields);
                break;
            case "rules.required" when _rules.Count > 0:
                _needing.Add(_rules.Count - 1);
                break;
            case "allowlist" or "allowlists":
                _global.Add(fields);
                break;
            case "extend":
                _extend = fields;
                break;
            default:
                Note(fields.Line, null, true, $"the table \"{table}\" is not known");
                break;
        }
    }

    private void ImportExtend(bool extendsDefault, RuleNames names, TomlWriter head)
    {
        if (extendsDefault)
        {
            Note(_extend!.LineOf("useDefault"), null, false, "the built-in rules of redact stand in for the default rules of gitleaks");
        }

        head.Text("extends", extendsDefault ? "default" : "none");
        if (_extend is null)
        {
            return;
        }

        if (_extend.OptionalText("path") is { } path)
        {
            Note(_extend.LineOf("path"), null, true, $"it extends \"{path}\"; import that file too, and name the result in \"extends\"");
        }

        var disabled = new List<string>();
        foreach ((string id, int line) in _extend.Lines("disabledRules"))
        {
            if (extendsDefault && RuleSet.Default.TryGet(id, out _) && !names.Given.Contains(id))
            {
                disabled.Add(id);
            }
            else if (!names.Given.Contains(id))
            {
                Note(line, null, true, $"it disables \"{id}\", but there is no rule of that id here; 'redact rules list' shows what may stand in for it");
            }
        }

        head.List("disable", disabled);
        NoteOthers(_extend, null);
    }

    private void NoteOthers(TomlFields fields, string? ruleId)
    {
        foreach ((string name, int line) in fields.Others())
        {
            Note(line, ruleId, true, $"the field \"{name}\" is not known");
        }
    }

    private void Note(int line, string? ruleId, bool isLost, string text) => _notes.Add(new ImportNote(file, line, ruleId, isLost, text));
}
