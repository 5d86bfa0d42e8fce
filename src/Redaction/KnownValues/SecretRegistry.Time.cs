namespace Redaction;

/// <content>A registry with a clock and a key of its own.</content>
public sealed partial class SecretRegistry
{
    /// <summary>Makes an empty registry.</summary>
    /// <param name="timeProvider">Tells when a lease or a grace period is over; the system's clock by default.</param>
    /// <param name="fingerprintKey">
    /// The key of the fingerprints in <see cref="List"/> and of the redactors that have no key of their own: 16 bytes or more,
    /// by default a random one.
    /// </param>
    /// <exception cref="ArgumentException">The key is shorter than 16 bytes.</exception>
    public SecretRegistry(TimeProvider? timeProvider = null, ReadOnlyMemory<byte> fingerprintKey = default)
        : this(fingerprintKey, timeProvider ?? TimeProvider.System)
    {
    }
}
