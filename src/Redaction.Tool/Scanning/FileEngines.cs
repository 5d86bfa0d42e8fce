using System.Collections.Concurrent;
using Redaction.Tool.Baselines;
using Redaction.Tool.Commands;

namespace Redaction.Tool.Scanning;

/// <summary>
/// The redactor for each file: the configuration may exclude rules by the path, or allow values only under some paths. Files that
/// no condition tells apart share one. All have the same known values and the same fingerprints. Thread-safe.
/// </summary>
internal sealed class FileEngines
{
    private readonly Engine _engine;
    private readonly ConcurrentDictionary<RuleSet, Lazy<SecretRedactor>> _byRules = new();

    public FileEngines(Engine engine)
    {
        _engine = engine;
        _byRules[engine.Options.Rules] = new Lazy<SecretRedactor>(engine.Redactor);
    }

    /// <summary>The configuration; null when there is none.</summary>
    public LoadedConfiguration? Configuration => _engine.Configuration;

    /// <summary>The findings that are not to be reported; null when there is none.</summary>
    public BaselineMatcher? Baseline => _engine.Baseline;

    /// <summary>The redactor for a file.</summary>
    /// <param name="path">Its path as the configuration sees it; null when it has none.</param>
    public SecretRedactor For(string? path)
    {
        if (path is null || Configuration is not { Rules.NeedsPaths: true } configuration)
        {
            return _engine.Redactor;
        }

        return _byRules.GetOrAdd(configuration.Rules.RulesFor(path), rules => new Lazy<SecretRedactor>(() => Build(rules))).Value;
    }

    private SecretRedactor Build(RuleSet rules)
    {
        RedactorOptions like = _engine.Options;
        return new SecretRedactor(new RedactorOptions
        {
            Rules = rules,
            Profile = like.Profile,
            MinConfidence = like.MinConfidence,
            Identifiers = like.Identifiers,
            FingerprintKey = like.FingerprintKey,
            Registry = _engine.Redactor.Registry,
        });
    }
}
