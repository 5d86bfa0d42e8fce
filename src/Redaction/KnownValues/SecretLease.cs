using System.Diagnostics;
using Redaction.KnownValues;

namespace Redaction;

/// <summary>
/// A registered value while it is in use. Disposing gives it back: it stays masked for the registry's grace period and is then
/// zeroed. A value that was registered several times is given back when its last lease has ended. Thread-safe.
/// </summary>
[DebuggerDisplay("{Name}")]
public sealed class SecretLease : IDisposable
{
    private readonly SecretRegistry _registry;
    private readonly KnownValue _value;

    internal SecretLease(SecretRegistry registry, KnownValue value, string name, SecretOptions options, DateTimeOffset expiresAt)
    {
        _registry = registry;
        _value = value;
        Name = name;
        Options = options;
        Expiry = expiresAt;
        Sinks = new HashSet<string>(options.RestoreTo ?? [], StringComparer.Ordinal);
    }

    /// <summary>The name that the value was registered with; masks show the name of the first registration.</summary>
    public string Name { get; }

    /// <summary>When the lease ends by itself; null if it does not.</summary>
    public DateTimeOffset? ExpiresAt => _registry.ExpiryOf(this) is var expiry && expiry == DateTimeOffset.MaxValue ? null : expiry;

    /// <summary>Whether the lease has neither expired nor been disposed.</summary>
    public bool IsActive => _registry.IsActive(this);

    /// <summary>What was said at the registration.</summary>
    internal SecretOptions Options { get; }

    /// <summary>Where the value may be restored to, copied so that nobody adds to it later.</summary>
    internal HashSet<string> Sinks { get; }

    /// <summary>The value's record; its bytes are zero once it was forgotten.</summary>
    internal KnownValue Value => _value;

    /// <summary>When it ends by itself; under the registry's lock.</summary>
    internal DateTimeOffset Expiry { get; set; }

    /// <summary>Makes the lease end after <paramref name="lifetime"/> from now, whatever was said before.</summary>
    /// <param name="lifetime">A positive time, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="InvalidOperationException">The lease has ended: the value must be registered again.</exception>
    public void Renew(TimeSpan lifetime) => _registry.Renew(this, lifetime);

    /// <summary>
    /// The value itself, for one injection: an environment of a process, a header, a credential, standard input. Hand it over at
    /// once and keep it nowhere: a string cannot be zeroed, and whatever holds it shows it. Output that passes a redactor of this
    /// registry is still masked.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The lease has ended: it expired or was disposed.</exception>
    /// <exception cref="InvalidOperationException">The value is not UTF-8 text.</exception>
    public string Reveal() => _registry.Reveal(this);

    /// <summary>Gives the value back; a second call does nothing.</summary>
    public void Dispose() => _registry.Release(this);

    /// <summary>The name; never the value.</summary>
    public override string ToString() => Name;
}
