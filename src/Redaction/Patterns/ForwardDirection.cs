namespace Redaction.Patterns;

/// <summary>Takes the byte at the position and goes up.</summary>
internal readonly struct ForwardDirection : IDfaDirection
{
    public static int Step => 1;

    public static int Back => 0;
}
