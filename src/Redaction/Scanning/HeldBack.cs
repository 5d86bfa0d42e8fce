namespace Redaction.Scanning;

/// <summary>
/// The name of bytes that are masked because the input paused inside something that could have become a secret. It does not
/// say which known value was begun: that would tell a guesser that the guess was right.
/// </summary>
internal sealed class HeldBack : ISubject
{
    private HeldBack()
    {
    }

    public static HeldBack Subject { get; } = new();

    public string Id => "held-back";

    public Severity Severity => Severity.Low;

    public bool IsKnownValue => false;

    public int Rank => int.MaxValue;
}
