namespace System.Text.Json;

/// <summary>What becomes of comments.</summary>
internal enum JsonCommentHandling
{
    Disallow,
    Skip,
}
