namespace Redaction.Tool.Running.Environments;

/// <summary>Which variables a command line wants injected, registered, kept.</summary>
/// <param name="EnvFiles">Files whose variables are injected and registered.</param>
/// <param name="Secrets">Variables of our environment that are secrets.</param>
/// <param name="Kept">Variables of vaults that the command is to have nevertheless.</param>
/// <param name="IsAutomatic">Whether variables whose names say so are secrets.</param>
internal sealed record VariableRequest(IReadOnlyList<string> EnvFiles, IReadOnlyList<string> Secrets, IReadOnlyList<string> Kept, bool IsAutomatic);
