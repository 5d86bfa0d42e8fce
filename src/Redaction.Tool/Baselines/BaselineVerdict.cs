namespace Redaction.Tool.Baselines;

/// <summary>What a person said of a finding in a baseline; of two verdicts on one finding the later of this list holds.</summary>
internal enum BaselineVerdict
{
    /// <summary>Nobody has looked at it.</summary>
    Unaudited,

    /// <summary>It is no secret.</summary>
    False,

    /// <summary>It is a secret, which is to be rotated.</summary>
    Real,
}
