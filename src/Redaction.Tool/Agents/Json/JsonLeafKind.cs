namespace Redaction.Tool.Agents.Json;

/// <summary>What a leaf of a JSON text is.</summary>
internal enum JsonLeafKind
{
    /// <summary>The name of a member.</summary>
    Name,

    /// <summary>A string.</summary>
    String,

    /// <summary>A number.</summary>
    Number,
}
