using System.Diagnostics.CodeAnalysis;

namespace Redaction.Toml.Reading;

/// <summary>A text that shows what a rule finds or leaves alone.</summary>
/// <param name="Line">Where it stands in the rule file, 1-based.</param>
/// <param name="Before">What stands before the secret.</param>
/// <param name="Secret">What the rule must report, exactly; null when it must report nothing.</param>
/// <param name="After">What stands after the secret.</param>
[SuppressMessage("Security", "RDC2004", Justification = "An example is made up, and stands in the rule file.")]
internal sealed record RuleExample(int Line, string Before, string? Secret, string After)
{
    /// <summary>The text that is scanned.</summary>
    public string Text => Before + Secret + After;
}
