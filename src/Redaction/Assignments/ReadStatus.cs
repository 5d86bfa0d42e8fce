namespace Redaction.Assignments;

/// <summary>What reading an assignment came to.</summary>
internal enum ReadStatus
{
    /// <summary>This is no assignment, or one whose value is no candidate.</summary>
    None,

    /// <summary>The text ends before that is known.</summary>
    Open,

    /// <summary>The value is read to its end.</summary>
    Done,
}
