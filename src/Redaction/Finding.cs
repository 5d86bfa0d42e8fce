namespace Redaction;

/// <summary>
/// A place where a secret stands. It never holds the secret: two findings of the same secret can be told by their
/// <see cref="Fingerprint"/>, which is keyed and cannot be turned back. Findings that overlap are one, named after the
/// one that starts first.
/// </summary>
public readonly record struct Finding
{
    private readonly ulong _fingerprint;

    internal Finding(string ruleId, FindingKind kind, Severity severity, Confidence confidence, long start, long length, ulong fingerprint)
    {
        RuleId = ruleId;
        Kind = kind;
        Severity = severity;
        Confidence = confidence;
        Start = start;
        Length = length;
        _fingerprint = fingerprint;
    }

    /// <summary>The id of the rule, or the name under which a known value was registered.</summary>
    public string RuleId { get; }

    /// <summary>Whether a rule or a registered value was found.</summary>
    public FindingKind Kind { get; }

    /// <summary>How bad it is that this leaks.</summary>
    public Severity Severity { get; }

    /// <summary>How sure the engine is.</summary>
    public Confidence Confidence { get; }

    /// <summary>Where the secret starts: bytes from the start of the input, or chars when the input was a string.</summary>
    public long Start { get; }

    /// <summary>How long the secret is, in the unit of <see cref="Start"/>.</summary>
    public long Length { get; }

    /// <summary>
    /// Sixteen hexadecimal digits: the first 64 bits of the HMAC-SHA-256 of the secret under the redactor's
    /// <see cref="RedactorOptions.FingerprintKey"/>. Equal secrets have equal fingerprints under one key.
    /// </summary>
    public string Fingerprint => Scanning.FingerprintKey.Format(_fingerprint);

    internal ulong FingerprintValue => _fingerprint;

    /// <summary>The same finding at another place, for an offset in another unit.</summary>
    internal Finding At(long start, long length) => new(RuleId, Kind, Severity, Confidence, start, length, _fingerprint);

    /// <summary>Rule, place and fingerprint; never the secret.</summary>
    public override string ToString() => $"{RuleId} {Start}+{Length} ({Severity}, {Confidence}, {Fingerprint})";
}
