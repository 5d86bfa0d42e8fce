namespace Redaction.Scanning;

/// <summary>
/// A stretch of the input that must not be shown: the union of overlapping secrets, named after the one that starts first
/// (<see cref="Subject"/>). Offsets are absolute bytes.
/// </summary>
internal struct SecretSpan
{
    public long Start;
    public long End;

    /// <summary>What the leading secret is: a <see cref="Rule"/> or a <see cref="KnownValues.KnownValue"/>.</summary>
    public ISubject Subject;

    public Confidence Confidence;

    /// <summary>Where the leading secret itself ends; decides between two that start at one place.</summary>
    public long LeadEnd;

    /// <summary>The fingerprint of the leading secret.</summary>
    public ulong Fingerprint;

    /// <summary>Whether this is a real finding, or only bytes given up while idle.</summary>
    public bool IsFinding;

    /// <summary>Whether the mask was written already; what follows of the span is swallowed.</summary>
    public bool MaskWritten;

    /// <summary>Whether this secret names the union of itself and another one that it overlaps.</summary>
    public readonly bool Leads(in SecretSpan other)
    {
        if (Start != other.Start)
        {
            return Start < other.Start;
        }

        if (IsFinding != other.IsFinding)
        {
            return IsFinding;
        }

        if (Subject.IsKnownValue != other.Subject.IsKnownValue)
        {
            return Subject.IsKnownValue;
        }

        if (Confidence != other.Confidence)
        {
            return Confidence > other.Confidence;
        }

        if (LeadEnd != other.LeadEnd)
        {
            return LeadEnd > other.LeadEnd;
        }

        // one place may hold two values: as it is and decoded
        return Subject.Rank != other.Subject.Rank ? Subject.Rank < other.Subject.Rank : Fingerprint < other.Fingerprint;
    }
}
