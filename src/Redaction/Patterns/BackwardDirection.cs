namespace Redaction.Patterns;

/// <summary>Takes the byte before the position and goes down.</summary>
internal readonly struct BackwardDirection : IDfaDirection
{
    public int Step => -1;

    public int Back => 1;
}
