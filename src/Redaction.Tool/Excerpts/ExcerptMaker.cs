using Redaction.Tool.Commands;

namespace Redaction.Tool.Excerpts;

/// <summary>
/// Makes the excerpts of a scan. What is found is masked whichever rule found it; what stands around is masked by all rules in
/// the strictest profile, since what is too weak for an alarm may still be a secret on a line that holds another. Thread-safe.
/// </summary>
/// <param name="engine">What the scan is made with.</param>
/// <param name="reveals">Whether the secrets themselves are kept.</param>
internal sealed class ExcerptMaker(Engine engine, bool reveals)
{
    // made when the first secret is found: most scans find none
    private readonly Lazy<SecretRedactor> _strictest = new(() => new SecretRedactor(new RedactorOptions
    {
        Rules = engine.Options.Rules,
        Profile = Profile.Redact,
        FingerprintKey = engine.Options.FingerprintKey,
        Registry = engine.Redactor.Registry,
    }));

    /// <summary>Makes the excerpts of one file.</summary>
    public FileExcerpts ForFile() => new(_strictest, reveals);
}
