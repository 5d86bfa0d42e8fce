using System.Diagnostics;
using Redaction.KnownValues;

namespace Redaction;

/// <summary>
/// A registered value while it is in use. Disposing gives it back: it stays masked for the registry's grace period and is then
/// zeroed. A value that was registered several times is given back when the last lease is disposed. Thread-safe.
/// </summary>
[DebuggerDisplay("{Name}")]
public sealed class SecretLease : IDisposable
{
    private readonly SecretRegistry _registry;
    private KnownValue? _value;

    internal SecretLease(SecretRegistry registry, KnownValue value)
    {
        _registry = registry;
        _value = value;
        Name = value.Id;
    }

    /// <summary>The name that masks show.</summary>
    public string Name { get; }

    /// <summary>Gives the value back; a second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _value, null) is { } value)
        {
            _registry.Release(value);
        }
    }

    /// <summary>The name; never the value.</summary>
    public override string ToString() => Name;
}
