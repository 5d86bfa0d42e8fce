namespace Redaction.KnownValues.Search;

/// <summary>What is left to do of a run.</summary>
internal enum RunStage : byte
{
    /// <summary>The form is being compared.</summary>
    Compare,

    /// <summary>All of a Base64 or base32 form agreed: a character that holds its last bits may follow.</summary>
    LastBits,

    /// <summary>Padding may follow.</summary>
    Padding,

    /// <summary>The form was compared: if this is a dump, its line is masked to the end.</summary>
    DumpLine,

    /// <summary>Nothing.</summary>
    Done,
}
