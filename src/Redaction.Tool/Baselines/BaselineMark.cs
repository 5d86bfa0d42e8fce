namespace Redaction.Tool.Baselines;

/// <summary>What reports name as the reason why a finding of the baseline does not count.</summary>
internal static class BaselineMark
{
    private const string Held = "baseline";
    private const string HeldAndReal = "baseline:real";

    /// <summary>The mark of a verdict: a secret that is known to be real stays visible as such.</summary>
    public static string Of(BaselineVerdict verdict) => verdict == BaselineVerdict.Real ? HeldAndReal : Held;

    /// <summary>Whether a reason is the baseline.</summary>
    public static bool Is(string reason) => reason is Held or HeldAndReal;
}
