namespace Redaction;

/// <summary>What a rule finds.</summary>
public enum RuleKind
{
    /// <summary>Something that must not be shown.</summary>
    Secret,

    /// <summary>
    /// A client id, a public key, the id of a key: made to be shown. It is reported when <see cref="RedactorOptions.Identifiers"/>
    /// asks for it, and no other rule takes such a value for a secret.
    /// </summary>
    Identifier,
}
