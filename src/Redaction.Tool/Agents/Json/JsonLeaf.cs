namespace Redaction.Tool.Agents.Json;

/// <summary>A string, a member's name or a number of a JSON text.</summary>
/// <param name="Start">Where its token starts, in bytes.</param>
/// <param name="Length">The token's bytes, quotation marks included.</param>
/// <param name="Text">What it says, unescaped; may hold lone surrogates.</param>
/// <param name="Name">The name of the member whose value it is, or in whose array it stands; null for a name and for what has none.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct JsonLeaf(int Start, int Length, string Text, string? Name, JsonLeafKind Kind);
