namespace Redaction;

/// <summary>
/// A text is no unified diff, or one that is cut short or garbled: what it would have added cannot be known. The message names
/// the line of the diff and never shows its text.
/// </summary>
public sealed class DiffFormatException : FormatException
{
    /// <summary>Makes the exception.</summary>
    public DiffFormatException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and where.</param>
    public DiffFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and where.</param>
    /// <param name="innerException">What caused it.</param>
    public DiffFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
