namespace Redaction.Tool.Archives;

/// <summary>Packed bytes are not what their format says; the message is what the user reads. The decoder's own words are not in it: they may quote the content.</summary>
internal sealed class DamagedArchiveException(string message) : IOException(message);
