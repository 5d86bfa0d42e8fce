namespace Redaction;

/// <summary>A place in a text that was to be restored and could not be. It never holds a value.</summary>
public readonly record struct RejectedPlaceholder
{
    /// <summary>Why.</summary>
    public required RestoreRejection Reason { get; init; }

    /// <summary>Where it begins, in chars (UTF-16 code units) of a string or bytes of UTF-8.</summary>
    public required int Start { get; init; }

    /// <summary>How long it is, in the same units.</summary>
    public required int Length { get; init; }

    /// <summary>The registered name of the value it stands for, where that is certain; null else, since the text may say anything.</summary>
    public string? Name { get; init; }

    /// <summary>The reason, the place and the name.</summary>
    public override string ToString() => Name is null ? $"{Reason} at {Start}" : $"{Reason} at {Start} (\"{Name}\")";
}
