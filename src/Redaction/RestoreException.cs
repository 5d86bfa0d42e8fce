namespace Redaction;

/// <summary>A text was not restored, because not every placeholder in it could be. The message never holds a value.</summary>
public sealed class RestoreException : Exception
{
    private const int Shown = 5;

    internal RestoreException(IReadOnlyList<RejectedPlaceholder> rejected, string sink)
        : base(Describe(rejected, sink)) => Rejected = rejected;

    /// <summary>What could not be restored, in the order of the text; at least one.</summary>
    public IReadOnlyList<RejectedPlaceholder> Rejected { get; }

    private static string Describe(IReadOnlyList<RejectedPlaceholder> rejected, string sink)
    {
        string places = string.Join("; ", rejected.Take(Shown));
        string more = rejected.Count > Shown ? $"; and {rejected.Count - Shown} more" : string.Empty;
        return $"Nothing was written to \"{sink}\", because {rejected.Count} of the placeholders in the text cannot be restored: {places}{more}.";
    }
}
