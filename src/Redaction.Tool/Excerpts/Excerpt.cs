namespace Redaction.Tool.Excerpts;

/// <summary>
/// The line on which a secret starts, cut to what stands near it; the secret and all others on the line are masked, control
/// characters are escaped. At most about 200 bytes, whatever the line.
/// </summary>
/// <param name="before">What stands before the secret.</param>
/// <param name="mask">What stands for the secret.</param>
/// <param name="after">What stands behind it on the line.</param>
/// <param name="secret">The secret itself, escaped; null unless it was asked for.</param>
internal sealed class Excerpt(string before, string mask, string after, string? secret)
{
    /// <summary>What stands before the secret.</summary>
    public string Before => before;

    /// <summary>What stands for the secret: <c>[REDACTED:rule]</c>.</summary>
    public string Mask => mask;

    /// <summary>What stands behind it on the line.</summary>
    public string After => after;

    /// <summary>The secret itself, escaped; null unless <c>--reveal</c> asked for it. Only a terminal may get it.</summary>
    public string? Secret => secret;

    /// <summary>The excerpt, masked.</summary>
    public override string ToString() => before + mask + after;
}
