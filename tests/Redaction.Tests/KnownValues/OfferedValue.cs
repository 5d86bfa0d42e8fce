namespace Redaction.Tests.KnownValues;

/// <summary>A value that one thread has registered and others may write.</summary>
internal sealed class OfferedValue(string value, string name, SecretLease lease)
{
    private volatile bool _isEnding;

    public string Value => value;

    public string Name => name;

    /// <summary>Whether the lease's end has begun; false promises that it began later than the question.</summary>
    public bool IsEnding => _isEnding;

    public void End()
    {
        _isEnding = true;
        lease.Dispose();
    }
}
