using System.Collections.Immutable;

namespace Redaction.Toml.Reading;

/// <summary>Applies configuration files one after the other, each on top of those before it.</summary>
internal sealed class ConfigurationBuilder
{
    private readonly Dictionary<string, Rule> _basis;
    private readonly Dictionary<string, Rule> _changed = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly HashSet<string> _disabled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PathCondition> _paths = new(StringComparer.Ordinal);
    private readonly List<AllowEntry> _allow = [];
    private readonly List<(TomlFields Fields, string Id, int Line)> _mentioned = [];
    private Profile? _profile;
    private Confidence? _confidence;
    private bool? _identifiers;
    private ImmutableArray<SuppressionComment> _suppressions = [.. Enum.GetValues<SuppressionComment>()];

    private ConfigurationBuilder(RuleSet basis) => _basis = basis.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The configuration that some files make together.</summary>
    public static RuleConfiguration Build(FileChain chain)
    {
        RuleSet basis = chain.ExtendsDefault ? RuleSet.Default : RuleSet.Empty;
        var builder = new ConfigurationBuilder(basis);
        foreach (ConfigurationFile file in chain.Files)
        {
            builder.Apply(file);
        }

        return builder.Finish(basis, [.. chain.Files.Select(file => file.Name)]);
    }

    private void Apply(ConfigurationFile file)
    {
        TomlFields top = file.Top;
        _profile = top.Has("profile") ? top.Choice("profile", Profile.Redact) : _profile;
        _confidence = top.Has("min_confidence") ? top.Choice("min_confidence", Confidence.Generic) : _confidence;
        _identifiers = top.Has("identifiers") ? top.Flag("identifiers", false) : _identifiers;
        ImmutableArray<(string Text, int Line)> disable = top.Lines("disable");
        top.RefuseOthers();

        var own = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (TomlFields fields in file.Rules)
        {
            ApplyRule(file.Name, fields, own);
        }

        foreach ((string id, int line) in disable)
        {
            if (own.TryGetValue(id, out int at))
            {
                throw top.Error(line, $"\"disable\" names the rule \"{id}\", which this file has at line {at}; take one of them out.");
            }

            _mentioned.Add((top, id, line));
            _disabled.Add(id);
        }

        foreach (TomlFields fields in file.Allow)
        {
            AllowEntry entry = AllowReader.Read(fields, _mentioned);
            _allow.Add(entry);
        }

        if (file.Suppressions is { } suppressions)
        {
            bool isEnabled = suppressions.Flag("enabled", true);
            ImmutableArray<SuppressionComment> comments = SuppressionReader.Read(suppressions, _suppressions);
            suppressions.RefuseOthers();
            _suppressions = isEnabled ? comments : [];
        }
    }

    private void ApplyRule(string file, TomlFields fields, Dictionary<string, int> own)
    {
        string id = fields.Text("id");
        fields.RuleId = id;
        if (!own.TryAdd(id, fields.Line))
        {
            throw fields.Error("id", $"this id is already used at line {own[id]}; give one of the two another.");
        }

        Rule? basis = _disabled.Contains(id) ? null : _changed.GetValueOrDefault(id) ?? _basis.GetValueOrDefault(id);
        if (basis is null && !fields.Has("pattern") && !fields.Has("title") && NearestName.Find(id, _basis.Keys.Union(_changed.Keys)) is { } nearest)
        {
            throw fields.Error("id", $"there is no such rule to change; did you mean \"{nearest}\"? A rule of your own needs a pattern.");
        }

        RuleEntry entry = RuleReader.Read(file, fields, basis);
        if (PathReader.Read(fields) is { } paths)
        {
            _paths[id] = paths;
        }

        fields.RefuseOthers();
        RuleReader.Validate(entry.Rule, fields);
        if (!_changed.ContainsKey(id))
        {
            _order.Add(id);
        }

        _changed[id] = entry.Rule;
        _disabled.Remove(id);
        RuleReader.CheckExamples(entry);
    }

    private RuleConfiguration Finish(RuleSet basis, ImmutableArray<string> files)
    {
        string[] known = [.. _basis.Keys.Union(_changed.Keys)];
        foreach ((TomlFields fields, string id, int line) in _mentioned)
        {
            if (!_basis.ContainsKey(id) && !_changed.ContainsKey(id))
            {
                string? nearest = NearestName.Find(id, known);
                throw fields.Error(line, nearest is null
                    ? $"there is no rule \"{id}\": \"extends\" brings none and the file has none; take it out."
                    : $"there is no rule \"{id}\"; did you mean \"{nearest}\"? 'redact rules list' shows all.");
            }
        }

        string[] gone = [.. _basis.Keys.Where(id => _disabled.Contains(id) || _changed.ContainsKey(id))];
        RuleSet rules = basis.Without(gone).With([.. _order.Where(id => !_disabled.Contains(id)).Select(id => _changed[id])]);
        return new RuleConfiguration(rules, [.. _allow], _paths.ToImmutableDictionary(StringComparer.Ordinal))
        {
            Profile = _profile,
            MinConfidence = _confidence,
            Identifiers = _identifiers,
            Suppressions = _suppressions,
            Files = files,
            HasFingerprints = _allow.Any(entry => entry.Allowance is { Fingerprints.IsEmpty: false }),
        };
    }
}
