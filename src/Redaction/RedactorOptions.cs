namespace Redaction;

/// <summary>How a <see cref="SecretRedactor"/> works. Read once, when the redactor is made.</summary>
public sealed partial class RedactorOptions
{
    /// <summary>The smallest <see cref="MaxHold"/>: 16 KiB, so that any known value fits.</summary>
    public const int MinMaxHold = 16 * 1024;

    /// <summary>The largest <see cref="MaxHold"/>: 16 MiB.</summary>
    public const int MaxMaxHold = 16 * 1024 * 1024;

    /// <summary>What <see cref="MaxHold"/> is by default; no built-in rule's match is longer.</summary>
    internal const int DefaultMaxHold = 64 * 1024;

    /// <summary>The largest <see cref="DecodeDepth"/>.</summary>
    public const int MaxDecodeDepth = 4;

    /// <summary>The shortest <see cref="FingerprintKey"/>: 16 bytes.</summary>
    public const int MinFingerprintKey = 16;

    /// <summary>The rules to find; the built-in ones by default.</summary>
    public RuleSet Rules { get; set; } = RuleSet.Default;

    /// <summary>Which mistake is the worse one; <see cref="Profile.Redact"/> by default.</summary>
    public Profile Profile { get; set; } = Profile.Redact;

    /// <summary>The least confidence of a finding; by default all are reported. Known values always are.</summary>
    public Confidence MinConfidence { get; set; } = Confidence.Generic;

    /// <summary>Whether identifiers (<see cref="RuleKind.Identifier"/>) are found too; false by default.</summary>
    public bool Identifiers { get; set; }

    /// <summary>
    /// How many encodings, one within the other, the rules see through: base64, hexadecimal, and the escapes of URLs, strings
    /// and HTML. 2 by default, 0 for none, at most <see cref="MaxDecodeDepth"/>. UTF-16 is seen through besides, unless this is 0.
    /// </summary>
    public int DecodeDepth { get; set; } = 2;

    /// <summary>What is written where a secret stood; <see cref="Mask.Tag"/> by default.</summary>
    public Mask Mask { get; set; } = Mask.Tag;

    /// <summary>
    /// The known values to find; by default the registry of the mask's <see cref="Placeholders"/> session, else one of the
    /// redactor's own. Give one registry to several redactors to have them mask the same values.
    /// </summary>
    public SecretRegistry? Registry { get; set; }

    /// <summary>
    /// How many bytes one candidate may hold back, 64 KiB by default. A block (a PEM key) that outgrows it is masked and
    /// discarded to its end.
    /// </summary>
    public int MaxHold { get; set; } = DefaultMaxHold;

    /// <summary>
    /// The key of the fingerprints, 16 bytes or more. By default that of the registry, which is random unless it was given:
    /// fingerprints then tell equal secrets apart only within that registry's life.
    /// </summary>
    public ReadOnlyMemory<byte> FingerprintKey { get; set; }
}
