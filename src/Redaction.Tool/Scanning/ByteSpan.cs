namespace Redaction.Tool.Scanning;

/// <summary>Where something stands in a file.</summary>
/// <param name="Start">Bytes from the start of the text.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct ByteSpan(long Start, long Length);
