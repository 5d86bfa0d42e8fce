namespace Redaction.Patterns;

/// <summary>Takes the byte at the position and goes up.</summary>
internal readonly struct ForwardDirection : IDfaDirection
{
    public int Step => 1;

    public int Back => 0;
}
