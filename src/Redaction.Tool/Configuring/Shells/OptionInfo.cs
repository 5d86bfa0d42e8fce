namespace Redaction.Tool.Configuring.Shells;

/// <summary>An option as shells and readers see it.</summary>
/// <param name="Names">Its name and its aliases, with their dashes.</param>
/// <param name="Description">What it does.</param>
/// <param name="ValueName">What stands for its value in help; null when it takes none.</param>
/// <param name="Values">The values there are; empty when any will do.</param>
internal sealed record OptionInfo(IReadOnlyList<string> Names, string Description, string? ValueName, IReadOnlyList<string> Values)
{
    /// <summary>Whether its value is a path.</summary>
    public bool TakesPath => ValueName is not null && (ValueName.EndsWith("FILE", StringComparison.Ordinal) || ValueName.EndsWith("DIR", StringComparison.Ordinal));
}
