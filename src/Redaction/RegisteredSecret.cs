namespace Redaction;

/// <summary>A registered value as it may be shown: never the value itself.</summary>
public readonly record struct RegisteredSecret
{
    /// <summary>The name that masks show.</summary>
    public required string Name { get; init; }

    /// <summary>Its fingerprint under the registry's key, as in <see cref="Finding.Fingerprint"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Where it came from, if that was said.</summary>
    public string? Reference { get; init; }

    /// <summary>How many leases hold it; none during its grace period.</summary>
    public int Leases { get; init; }

    /// <summary>When the last of its leases ends by itself; null if one of them does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
