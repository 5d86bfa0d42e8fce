namespace System.Text.Json;

/// <summary>What a <see cref="Utf8JsonReader"/> lets pass.</summary>
internal struct JsonReaderOptions
{
    public bool AllowTrailingCommas { get; set; }

    public JsonCommentHandling CommentHandling { get; set; }

    public int MaxDepth { get; set; }
}
