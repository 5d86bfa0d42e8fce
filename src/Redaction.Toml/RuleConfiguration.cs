using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;

namespace Redaction.Toml;

/// <summary>
/// What a <c>redaction.toml</c> asks for, with all that it extends. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// <see cref="Rules"/> is all that a stream can be given: allowlists that need no path are in its rules. Who knows a file's path
/// asks <see cref="RulesFor"/>: the rules less those that the path excludes, with the allowlists that the path brings in, so that
/// conditions on path and value are exact and the engine decides them. Who knows lines asks <see cref="Allows"/> about each finding.
/// </remarks>
public sealed class RuleConfiguration
{
    private readonly RuleSet _all;
    private readonly ImmutableArray<AllowEntry> _allow;
    private readonly ImmutableDictionary<string, PathCondition> _rulePaths;
    private readonly PathCondition[] _conditions;
    private readonly ConcurrentDictionary<string, RuleSet> _byPath = new(StringComparer.Ordinal);

    internal RuleConfiguration(RuleSet all, ImmutableArray<AllowEntry> allow, ImmutableDictionary<string, PathCondition> rulePaths)
    {
        _all = all;
        _allow = allow;
        _rulePaths = rulePaths;
        _conditions = [.. rulePaths.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => rule.Value), .. allow.Select(entry => entry.Path).OfType<PathCondition>()];
        NeedsLines = allow.Any(entry => !entry.LinePatterns.IsEmpty);
        Rules = Select(null);
    }

    /// <summary>The rules for text without a path. A rule that is limited to some paths is among them: nothing says that it does not apply.</summary>
    public RuleSet Rules { get; }

    /// <summary>The profile; null when the files leave it open.</summary>
    public Profile? Profile { get; internal init; }

    /// <summary>The least confidence; null when the files leave it open.</summary>
    public Confidence? MinConfidence { get; internal init; }

    /// <summary>Whether identifiers are found; null when the files leave it open.</summary>
    public bool? Identifiers { get; internal init; }

    /// <summary>The comments that count in files; all of them unless the files say otherwise.</summary>
    public ImmutableArray<SuppressionComment> Suppressions { get; internal init; } = [.. Enum.GetValues<SuppressionComment>()];

    /// <summary>The files it was read from, those that are extended first.</summary>
    public ImmutableArray<string> Files { get; internal init; } = [];

    /// <summary>Whether <see cref="RulesFor"/> gives different rules for different paths.</summary>
    public bool NeedsPaths => _conditions.Length > 0;

    /// <summary>Whether <see cref="Allows"/> can allow anything.</summary>
    public bool NeedsLines { get; }

    /// <summary>Whether something is allowed by its fingerprint, which needs the key that it was made with.</summary>
    public bool HasFingerprints { get; internal init; }

    /// <summary>Sets the rules, and of the profile, the least confidence and the identifiers what the files decide.</summary>
    public void ApplyTo(RedactorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Rules = Rules;
        options.Profile = Profile ?? options.Profile;
        options.MinConfidence = MinConfidence ?? options.MinConfidence;
        options.Identifiers = Identifiers ?? options.Identifiers;
    }

    /// <summary>The rules for the text of a file. Paths that no condition tells apart get the same instance.</summary>
    /// <param name="path">The path, relative to where the globs count from, with forward slashes.</param>
    public RuleSet RulesFor(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!NeedsPaths)
        {
            return Rules;
        }

        string key = string.Concat(_conditions.Select(condition => condition.Holds(path) ? '1' : '0'));
        return _byPath.GetOrAdd(key, static (_, of) => of.Self.Select(of.Path), (Self: this, Path: path));
    }

    /// <summary>Whether an allowlist with patterns for lines (<c>target = "line"</c>) allows a finding. Known values are never allowed.</summary>
    /// <param name="finding">The finding, its fingerprint under the key of the files.</param>
    /// <param name="path">The file's path as for <see cref="RulesFor"/>; null when there is none.</param>
    /// <param name="line">The line on which the secret starts.</param>
    /// <param name="secret">The secret.</param>
    public bool Allows(Finding finding, string? path, ReadOnlySpan<byte> line, ReadOnlySpan<byte> secret)
    {
        if (finding.Kind != FindingKind.Pattern)
        {
            return false;
        }

        foreach (AllowEntry entry in _allow)
        {
            if (!entry.LinePatterns.IsEmpty && entry.Concerns(finding.RuleId) && AllowsLine(entry, finding, path, line, secret))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AllowsLine(AllowEntry entry, Finding finding, string? path, ReadOnlySpan<byte> line, ReadOnlySpan<byte> secret)
    {
        bool matches = false;
        foreach (TextPattern pattern in entry.LinePatterns)
        {
            matches |= pattern.IsMatch(line);
        }

        // where one condition is enough, the engine has decided the others
        return matches && (!entry.RequiresAll
            || (entry.Path is null || path is not null && entry.Path.Holds(path)) && (entry.Allowance is null || HoldsInFull(entry.Allowance, finding, secret)));
    }

    private static bool HoldsInFull(Allowance allowance, Finding finding, ReadOnlySpan<byte> secret)
    {
        string value = Encoding.UTF8.GetString(secret);
        return (allowance.Values.IsEmpty || allowance.Values.Contains(value))
            && (allowance.Stopwords.IsEmpty || allowance.Stopwords.Any(word => value.Contains(word, StringComparison.OrdinalIgnoreCase)))
            && (allowance.Fingerprints.IsEmpty || allowance.Fingerprints.Contains(finding.Fingerprint, StringComparer.OrdinalIgnoreCase));
    }

    private RuleSet Select(string? path)
    {
        string[] excluded = [.. _all.Where(rule => IsExcluded(rule.Id, path)).Select(rule => rule.Id)];
        return _all.Without(excluded).Allowing(rule => AllowancesOf(rule.Id, path));
    }

    private bool IsExcluded(string ruleId, string? path) => path is not null
        && (_rulePaths.TryGetValue(ruleId, out PathCondition? only) && !only.Holds(path)
            || _allow.Any(entry => entry.Path is not null && entry.Concerns(ruleId) && IsEnough(entry) && entry.Path.Holds(path)));

    /// <summary>Whether the path alone decides.</summary>
    private static bool IsEnough(AllowEntry entry) => !entry.RequiresAll || (entry.Allowance is null && entry.LinePatterns.IsEmpty);

    private IEnumerable<Allowance> AllowancesOf(string ruleId, string? path)
    {
        foreach (AllowEntry entry in _allow)
        {
            bool mayHold = !entry.RequiresAll || entry.Path is null || path is not null && entry.Path.Holds(path);
            if (entry.Allowance is { } allowance && mayHold && !entry.WaitsForLine && entry.Concerns(ruleId))
            {
                yield return allowance;
            }
        }
    }
}
