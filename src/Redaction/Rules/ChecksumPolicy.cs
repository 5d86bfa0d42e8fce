namespace Redaction;

/// <summary>What the outcome of a rule's checksum means for a finding.</summary>
public enum ChecksumPolicy
{
    /// <summary>
    /// A pass makes the finding <see cref="Confidence.Verified"/>; a failure keeps it and lowers its confidence one step.
    /// The default, because a redactor prefers a mask too many: a vendor may change its format, and scrambled sample tokens
    /// fail their checksum too.
    /// </summary>
    Raise,

    /// <summary>A failure drops the finding: for formats that nothing but the checksum tells from ordinary text.</summary>
    Require,
}
