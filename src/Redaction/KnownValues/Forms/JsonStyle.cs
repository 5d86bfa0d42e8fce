namespace Redaction.KnownValues.Forms;

/// <summary>What a writer of JSON escapes besides what it must.</summary>
/// <param name="AlsoEscaped">The ASCII characters.</param>
/// <param name="AsciiOnly">Whether it escapes all characters beyond ASCII.</param>
/// <param name="UpperCase">Whether its hexadecimal digits are in upper case.</param>
internal sealed record JsonStyle(string AlsoEscaped, bool AsciiOnly, bool UpperCase);
