using System.Buffers;

namespace Redaction;

/// <summary>
/// Writes a value as the text around it needs it: escaped for a JSON string, quoted for a shell. It is called once for each value
/// of a text, and for a string the output must be UTF-8.
/// </summary>
/// <param name="value">The value, UTF-8; gone when the call returns.</param>
/// <param name="output">Where to write what stands for the value; cleared after use.</param>
public delegate void ValueEscaper(ReadOnlySpan<byte> value, IBufferWriter<byte> output);
