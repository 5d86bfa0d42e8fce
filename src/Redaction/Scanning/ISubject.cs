namespace Redaction.Scanning;

/// <summary>What a span is named after: a rule of the scanner or a known value.</summary>
internal interface ISubject
{
    /// <summary>The rule's id or the value's name.</summary>
    string Id { get; }

    /// <summary>How bad a leak is.</summary>
    Severity Severity { get; }

    /// <summary>Whether this is a registered value.</summary>
    bool IsKnownValue { get; }

    /// <summary>A number that orders the subjects of one kind, so that equal places have one name whatever the order of discovery.</summary>
    int Rank { get; }
}
