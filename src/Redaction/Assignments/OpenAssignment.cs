namespace Redaction.Assignments;

/// <summary>
/// An operator whose value has not ended yet at the end of what was seen. Offsets are absolute (bytes from the start of the input).
/// </summary>
internal struct OpenAssignment
{
    /// <summary>Where the operator's last byte stands.</summary>
    public long Operator;

    /// <summary>The first byte of the value, -1 while it has not begun.</summary>
    public long ValueStart;

    /// <summary>Up to where the value was read.</summary>
    public long ReadTo;

    /// <summary>Whether the byte behind the operator has not come yet, so that nothing of it was looked at.</summary>
    public bool IsUnread;

    /// <summary>Whether its value, if it has no quotes, stands in no other such value.</summary>
    public bool IsOuter;

    /// <summary>Whether the name alone tells too little, so that its value must begin as a token does.</summary>
    public bool NeedsToken;

    /// <summary>The number of the first rule that may tell the value, -1 while none was looked for.</summary>
    public int Rule;
}
