using System.Text.Json;

namespace Redaction.Tool.Reporting;

/// <summary>What a report that is one long JSON document needs of its writer.</summary>
internal static class JsonWriterExtensions
{
    private const int Large = 16 * 1024;

    /// <summary>Hands on what is written once it is worth a call: until it is flushed, the writer keeps all in memory.</summary>
    public static void FlushWhenLarge(this Utf8JsonWriter json)
    {
        if (json.BytesPending >= Large)
        {
            json.Flush();
        }
    }
}
