using System.Collections.Concurrent;
using Redaction.Toml;

namespace Redaction.Analyzers.Engine;

/// <summary>
/// The engine as the analyzers use it: the rules of the command, in the profile that stops somebody only for what is worth it, or as
/// a <c>redaction.toml</c> says. Thread-safe; built once for each configuration.
/// </summary>
internal sealed class SecretEngine
{
    /// <summary>The rule by which a literal is judged that an API takes for a credential: its allowlists and its comments count there too.</summary>
    public const string CredentialRule = "generic-password";

    /// <summary>In chars; the judges ask for no less.</summary>
    private const int MinPassword = 8, MinLetters = 16;

    private const string CredentialLead = "credential argument ";

    private readonly RuleConfiguration? _configuration;
    private readonly string _folder;
    private readonly ConcurrentDictionary<RuleSet, PathEngine> _byRules = new();
    private readonly PathEngine _ofAll;

    private SecretEngine(RuleConfiguration? configuration, string folder)
    {
        _configuration = configuration;
        _folder = folder;
        // built here, so that rules that cannot be used are told where they are read
        _ofAll = Build(configuration?.Rules ?? RuleSet.Default);
    }

    /// <summary>With the built-in rules alone.</summary>
    public static SecretEngine BuiltIn => BuiltInHolder.Instance;

    /// <summary>With the rules of a <c>redaction.toml</c>.</summary>
    /// <param name="configuration">What it says.</param>
    /// <param name="folder">Its folder, from which paths count.</param>
    /// <exception cref="ArgumentException">A rule cannot be used.</exception>
    public static SecretEngine Create(RuleConfiguration configuration, string folder) => new(configuration, folder);

    /// <summary>Whether what a file's place makes worthless is left out, as the command does in its alert profile.</summary>
    public bool JudgesPlaces => (_configuration?.Profile ?? Profile.Alert) == Profile.Alert;

    /// <summary>The folder from which paths count; empty when there is no configuration.</summary>
    public string Folder => _folder;

    /// <summary>The comments that count.</summary>
    public SuppressionComments Comments => _configuration is null ? SuppressionComments.All : new SuppressionComments(_configuration.Suppressions);

    /// <summary>All findings in the text of a file; offsets are in chars.</summary>
    public IReadOnlyList<Finding> Find(string text, string path) => For(path).Redactor.Find(text);

    /// <summary>What the engine says of a value that is assigned to a name; null when it says nothing.</summary>
    public Finding? FindAssigned(string name, string value, string path) =>
        QuoteFor(value) is { } quote ? FirstFrom(For(path).Redactor.Find($"{name} = {quote}{value}{quote}"), name.Length) : null;

    /// <summary>Whether there is a name that would make a value a secret: the check that is made before any name is looked up.</summary>
    public bool MayBeSecret(string value, string path) =>
        (!JudgesPlaces || MayBeRandom(value)) && QuoteFor(value) is { } quote && For(path).Redactor.Find($"secretKey = {quote}{value}{quote}\npassword = {quote}{value}{quote}").Count > 0;

    /// <summary>What the engine says of a value that an API takes for a credential: anything is one but what stands in for it. Null when it says nothing.</summary>
    public Finding? FindCredential(string value, string path) => !IsScheme(value) && For(path).Credentials is { } judge ? First(judge.Find(CredentialLead + value)) : null;

    /// <summary>Whether a text is but the name of a way to log in (RFC 9110, 11.1), and the credential comes behind it.</summary>
    private static bool IsScheme(string value) => value.Trim() is "Basic" or "Bearer" or "Digest" or "Negotiate" or "NTLM" or "ApiKey" or "Token";

    /// <summary>The title of a rule.</summary>
    public string TitleOf(string ruleId) => _ofAll.Redactor.Rules.TryGet(ruleId, out Rule? rule) ? rule.Title : ruleId;

    /// <summary>Who makes what a rule finds.</summary>
    public SecretShape ShapeOf(string ruleId) => _ofAll.Redactor.Rules.TryGet(ruleId, out Rule? rule) ? rule.Shape : SecretShape.Token;

    /// <summary>Whether an allowlist with patterns for lines allows a finding.</summary>
    public bool AllowsLine(Finding finding, string path, ReadOnlySpan<byte> line, ReadOnlySpan<byte> secret) =>
        _configuration is { NeedsLines: true } && _configuration.Allows(finding, PathIn(path), line, secret);

    /// <summary>A path as the configuration's globs see it: from its folder where the file is below it, else whole.</summary>
    public string PathIn(string path)
    {
        string slashed = path.Replace('\\', '/');
        return FilePath.IsBelow(slashed, _folder) ? slashed[_folder.Length..].TrimStart('/') : slashed;
    }

    /// <summary>
    /// What every judge of the alert profile asks of a value that only its name tells, and most literals lack: no space, and a digit,
    /// unless it is long.
    /// </summary>
    private static bool MayBeRandom(string value)
    {
        bool hasDigit = false;
        foreach (char c in value)
        {
            if (c is ' ')
            {
                return false;
            }

            hasDigit |= c is >= '0' and <= '9';
        }

        return hasDigit ? value.Length >= MinPassword : value.Length >= MinLetters;
    }

    private static char? QuoteFor(string value) =>
        value.IndexOf('\n') >= 0 ? null : value.IndexOf('"') < 0 ? '"' : value.IndexOf('\'') < 0 ? '\'' : null;

    /// <summary>The first that stands behind a place: what stands in the name itself is no value.</summary>
    private static Finding? FirstFrom(IReadOnlyList<Finding> findings, int place)
    {
        foreach (Finding finding in findings)
        {
            if (finding.Start > place)
            {
                return finding;
            }
        }

        return null;
    }

    private static Finding? First(IReadOnlyList<Finding> findings) => findings.Count > 0 ? findings[0] : null;

    private PathEngine For(string path) =>
        _configuration is { NeedsPaths: true } ? _byRules.GetOrAdd(_configuration.RulesFor(PathIn(path)), Build) : _ofAll;

    private PathEngine Build(RuleSet rules)
    {
        SecretRedactor? credentials = rules.TryGet(CredentialRule, out Rule? rule)
            ? new SecretRedactor(Options(RuleSet.Create([rule with
            {
                Pattern = $"{CredentialLead}(?<secret>[^\\r\\n]{{1,512}})",
                IsBlock = false,
                Keywords = [],
                Shape = SecretShape.Password,
            }])))
            : null;
        return new PathEngine(new SecretRedactor(Options(rules)), credentials);
    }

    private RedactorOptions Options(RuleSet rules)
    {
        var options = new RedactorOptions { Profile = Profile.Alert };
        _configuration?.ApplyTo(options);
        options.Rules = rules;
        return options;
    }

    /// <summary>The engines for paths with the same rules.</summary>
    /// <param name="Redactor">Finds the secrets in a text.</param>
    /// <param name="Credentials">Judges what an API takes for a credential; null where that rule is off.</param>
    private sealed record PathEngine(SecretRedactor Redactor, SecretRedactor? Credentials);

    private static class BuiltInHolder
    {
        public static readonly SecretEngine Instance = new(null, "");
    }
}
