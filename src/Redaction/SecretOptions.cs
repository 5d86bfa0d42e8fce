namespace Redaction;

/// <summary>How a value is registered, beyond its name. Immutable.</summary>
public sealed class SecretOptions
{
    /// <summary>Nothing special: no reference, no end, restored nowhere.</summary>
    public static SecretOptions Default { get; } = new();

    /// <summary>
    /// Where the value came from, such as <c>op://vault/item/field</c>. It is public: <see cref="Mask.Reference"/> writes it. 4 to
    /// 512 printable ASCII chars without quotation marks and backslashes, and no known value in it.
    /// </summary>
    public string? Reference { get; init; }

    /// <summary>After how long the lease ends by itself; null (the default) for when it is disposed.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>
    /// The sinks that a placeholder may write the value to, by name, compared ordinally; none by default. See
    /// <see cref="Placeholders.Restore(string, string)"/>. Copied at the registration.
    /// </summary>
    public IReadOnlyCollection<string> RestoreTo { get; init; } = [];

    /// <summary>
    /// Whether a value of 4 to 7 bytes is taken. It is then found only as it is and only where it stands as a word: no letter,
    /// digit or underscore beside it.
    /// </summary>
    public bool AllowShort { get; init; }
}
