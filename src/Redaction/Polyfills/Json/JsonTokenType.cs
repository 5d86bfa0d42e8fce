namespace System.Text.Json;

/// <summary>The tokens of JSON.</summary>
internal enum JsonTokenType
{
    None,
    StartObject,
    EndObject,
    StartArray,
    EndArray,
    PropertyName,
    String,
    Number,
    True,
    False,
    Null,
}
