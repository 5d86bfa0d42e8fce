using System.Text;
using System.Text.Json;

namespace Redaction.Tool.Agents.Json;

/// <summary>Reads the leaves of one JSON text in their order. What is no JSON, or nested deeper than <see cref="MaxDepth"/>, is a <see cref="JsonException"/>.</summary>
internal ref struct JsonLeafReader(ReadOnlySpan<byte> json)
{
    /// <summary>The deepest nesting that is read: no agent writes half as deep, and a bomb is refused long before a stack ends.</summary>
    public const int MaxDepth = 256;

    // a shorter number is no secret that could be told from any other number
    private const int ShortestNumber = 8;

    private Utf8JsonReader _reader = new(json, new JsonReaderOptions { MaxDepth = MaxDepth });
    private string? _name;

    /// <summary>Goes to the next leaf.</summary>
    public bool Read(out JsonLeaf leaf)
    {
        while (_reader.Read())
        {
            switch (_reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    _name = JsonStrings.Decode(_reader.ValueSpan);
                    leaf = Leaf(JsonLeafKind.Name, _name, name: null, quotes: 2);
                    return true;
                case JsonTokenType.String:
                    leaf = Leaf(JsonLeafKind.String, JsonStrings.Decode(_reader.ValueSpan), _name, quotes: 2);
                    return true;
                case JsonTokenType.Number when _reader.ValueSpan.Length >= ShortestNumber:
                    leaf = Leaf(JsonLeafKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan), _name, quotes: 0);
                    return true;
                case JsonTokenType.StartObject or JsonTokenType.EndArray:
                    _name = null;
                    break;
            }
        }

        leaf = default;
        return false;
    }

    private readonly JsonLeaf Leaf(JsonLeafKind kind, string text, string? name, int quotes) =>
        new((int)_reader.TokenStartIndex, _reader.ValueSpan.Length + quotes, text, name, kind);
}
