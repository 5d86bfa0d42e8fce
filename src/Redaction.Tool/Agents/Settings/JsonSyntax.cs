using System.Text.Json;
using Redaction.Tool.Agents.Json;

namespace Redaction.Tool.Agents.Settings;

/// <summary>A value of a JSON file and where it stands, in bytes: what an editor needs to change one place and leave all others. Comments and trailing commas are allowed.</summary>
internal sealed class JsonSyntax
{
    private JsonSyntax(JsonTokenType kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }

    /// <summary>What it is.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>Where it starts; a member's value starts with the member's name.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends, exclusive.</summary>
    public int End { get; private set; }

    /// <summary>Where the value itself starts.</summary>
    public int ValueStart { get; private init; }

    /// <summary>How deep it is nested; 0 for the whole.</summary>
    public int Depth { get; private init; }

    /// <summary>The name of the member whose value it is.</summary>
    public string? Name { get; private set; }

    /// <summary>What a string says.</summary>
    public string? Text { get; private init; }

    /// <summary>The members or elements, in their order.</summary>
    public List<JsonSyntax> Children { get; } = [];

    /// <summary>The value of a member; of two with one name the last, as JavaScript has it.</summary>
    public JsonSyntax? this[string name] => Children.FindLast(child => child.Name == name);

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonSyntax Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = JsonLeafReader.MaxDepth });
        reader.Read();
        JsonSyntax root = Read(ref reader, depth: 0);

        // a second value behind the first is no JSON
        while (reader.Read())
        {
        }

        return root;
    }

    private static JsonSyntax Read(ref Utf8JsonReader reader, int depth)
    {
        int start = (int)reader.TokenStartIndex;
        var value = new JsonSyntax(reader.TokenType, start, (int)reader.BytesConsumed)
        {
            ValueStart = start,
            Depth = depth,
            Text = reader.TokenType == JsonTokenType.String ? JsonStrings.Decode(reader.ValueSpan) : null,
        };
        if (value.Kind is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return value;
        }

        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            int nameStart = (int)reader.TokenStartIndex;
            string? name = null;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = JsonStrings.Decode(reader.ValueSpan);
                reader.Read();
            }

            JsonSyntax child = Read(ref reader, depth + 1);
            child.Start = nameStart;
            child.Name = name;
            value.Children.Add(child);
        }

        value.End = (int)reader.BytesConsumed;
        return value;
    }
}
