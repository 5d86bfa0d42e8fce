namespace Redaction.Tests.KnownValues;

/// <summary>A registered value and the parts it must have, in order.</summary>
internal sealed record PartCase(string Name, string Value, params string[] Parts)
{
    public override string ToString() => Name;
}
