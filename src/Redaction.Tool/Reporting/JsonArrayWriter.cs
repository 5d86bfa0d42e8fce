using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Redaction.Tool.Reporting;

/// <summary>A JSON array written as a stream: an element a line, none kept in memory.</summary>
internal sealed class JsonArrayWriter : IDisposable
{
    private readonly BufferedStream _output;
    private readonly Utf8JsonWriter _json;
    private bool _hasElements;

    public JsonArrayWriter(Stream output)
    {
        _output = new BufferedStream(output, 16 * 1024);
        _json = new Utf8JsonWriter(_output, new JsonWriterOptions { Encoder = ReportJson.Encoder });
    }

    /// <summary>Writes the next element.</summary>
    public void Write<T>(T element, JsonTypeInfo<T> type)
    {
        _output.Write(_hasElements ? ",\n  "u8 : "[\n  "u8);
        _hasElements = true;
        JsonSerializer.Serialize(_json, element, type);
        _json.Flush();
        _json.Reset();
    }

    /// <summary>Hands on what was written so far.</summary>
    public void Flush() => _output.Flush();

    /// <summary>Closes the array. One that was not closed is no JSON: its reader is told that it was cut off.</summary>
    public void Complete()
    {
        _output.Write(_hasElements ? "\n]\n"u8 : "[]\n"u8);
        _output.Flush();
    }

    public void Dispose() => _json.Dispose();
}
