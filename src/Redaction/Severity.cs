namespace Redaction;

/// <summary>How bad it is when a secret of this kind becomes known.</summary>
public enum Severity
{
    /// <summary>An identifier, a test key, or a secret of very limited use.</summary>
    Low,

    /// <summary>A secret with narrow rights, or one that is only half of a pair.</summary>
    Medium,

    /// <summary>A secret that opens an account or a service.</summary>
    High,

    /// <summary>A secret that opens many things, or everything of an owner.</summary>
    Critical,
}
