namespace System.Text.Json;

/// <summary>A text that is no JSON; nothing of it is told.</summary>
internal sealed class JsonException : Exception
{
    public JsonException()
        : base("The text is no JSON.")
    {
    }
}
