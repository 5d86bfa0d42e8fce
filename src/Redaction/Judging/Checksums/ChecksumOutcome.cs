namespace Redaction.Judging.Checksums;

/// <summary>What a checksum says of a value.</summary>
internal enum ChecksumOutcome
{
    /// <summary>The value is of a form that carries no such check (an older or newer one): nothing is known.</summary>
    Absent,

    /// <summary>The check stands and does not agree.</summary>
    Failed,

    /// <summary>The check does not agree, and what stands in the value's place is a stand-in: rejected whatever the policy.</summary>
    Hollow,

    /// <summary>
    /// The structure agrees, but a random value would often agree too: no reason for doubt, and no proof. It counts as a
    /// pass where a rule requires the check, and does not raise the confidence.
    /// </summary>
    Consistent,

    /// <summary>The check agrees.</summary>
    Passed,
}
