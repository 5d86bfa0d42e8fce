namespace Redaction.Judging.Checksums;

/// <summary>Checks the redundancy a format carries. Pure, allocates nothing, and must not throw on any bytes.</summary>
internal delegate ChecksumOutcome ChecksumFunction(in JudgeInput input);
