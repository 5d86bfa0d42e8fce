namespace Redaction.Judging.Checksums;

/// <summary>
/// Tells what a value's structure says in public: the account of a key id, that a key is encrypted. Never a byte that is
/// secret. For explanations only, so it may allocate; it must not throw on any bytes.
/// </summary>
internal delegate string? ChecksumDetail(in JudgeInput input);
