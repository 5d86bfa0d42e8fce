namespace Redaction.Toml;

/// <summary>The kinds of comments by which the author of a file says that a line holds no secret.</summary>
public enum SuppressionComment
{
    /// <summary>Ours: <c>redaction:allow</c> and <c>redaction:allow-next-line</c>, with rule ids and a reason if need be.</summary>
    Redaction,

    /// <summary><c>gitleaks:allow</c>.</summary>
    Gitleaks,

    /// <summary><c>betterleaks:allow</c>.</summary>
    Betterleaks,

    /// <summary>Those of detect-secrets: <c>pragma: allowlist secret</c> and <c>pragma: allowlist nextline secret</c>.</summary>
    DetectSecrets,

    /// <summary><c>trufflehog:ignore</c>.</summary>
    Trufflehog,
}
