namespace Redaction.Decoding;

/// <summary>What stands at a sign that may open an escape.</summary>
internal enum EscapeStatus
{
    /// <summary>No escape: the sign stands for itself.</summary>
    None,

    /// <summary>The text ends before that is known.</summary>
    Incomplete,

    /// <summary>An escape.</summary>
    Read,
}
