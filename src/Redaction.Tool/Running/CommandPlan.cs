using Redaction.Tool.Running.Minted;

namespace Redaction.Tool.Running;

/// <summary>A command that is to be run, and what is known of it.</summary>
/// <param name="Arguments">Its name and its arguments.</param>
/// <param name="Environment">Its environment, <c>NAME=value</c>; zeroed when it has been started.</param>
/// <param name="Redactor">What to mask in its output.</param>
/// <param name="Values">Takes the values that it makes.</param>
/// <param name="Watches">The files to which it may append variables.</param>
internal sealed record CommandPlan(
    IReadOnlyList<byte[]> Arguments,
    IReadOnlyList<byte[]> Environment,
    SecretRedactor Redactor,
    MintedValues Values,
    IReadOnlyList<EnvFileWatch> Watches);
