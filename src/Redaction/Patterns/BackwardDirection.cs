namespace Redaction.Patterns;

/// <summary>Takes the byte before the position and goes down.</summary>
internal readonly struct BackwardDirection : IDfaDirection
{
    public static int Step => -1;

    public static int Back => 1;
}
