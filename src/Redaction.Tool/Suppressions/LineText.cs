namespace Redaction.Tool.Suppressions;

/// <summary>What stands around the start of a finding. Long lines are cut on both sides.</summary>
/// <param name="Previous">The line before.</param>
/// <param name="Line">The line on which the secret starts.</param>
/// <param name="At">Where in the line the secret starts, in bytes.</param>
/// <param name="Secret">The secret; empty when it is no longer in memory.</param>
internal sealed record LineText(byte[] Previous, byte[] Line, int At, byte[] Secret);
