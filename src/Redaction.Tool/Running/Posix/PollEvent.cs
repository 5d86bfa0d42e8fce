namespace Redaction.Tool.Running.Posix;

/// <summary>One descriptor that a poll waits for, in the layout of <c>poll(2)</c>.</summary>
internal struct PollEvent
{
    public int Descriptor;
    public short Events;
    public short Triggered;
}
