namespace Redaction;

/// <summary>A line of a new text with a bare placeholder where the old text had something else. Immutable.</summary>
public sealed class PlaceholderOverwrite
{
    /// <summary>The line in the new text, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Where the placeholder begins in the new line, in chars (UTF-16 code units) from 1.</summary>
    public required int Column { get; init; }

    /// <summary>The line in the old text, from 1.</summary>
    public required int OldLine { get; init; }

    /// <summary>
    /// The old line with an asterisk for each char of what would be lost, which tells its length; what is common to both lines
    /// is shown, less the secrets that the redactor finds in it.
    /// </summary>
    public required string Before { get; init; }

    /// <summary>The new line, less the secrets that the redactor finds in it.</summary>
    public required string After { get; init; }

    /// <summary>The place and both lines, as in a diff.</summary>
    public override string ToString() => $"@@ -{OldLine} +{Line} @@ column {Column}\n-{Before}\n+{After}";
}
