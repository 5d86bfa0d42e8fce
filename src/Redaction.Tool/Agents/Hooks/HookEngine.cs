using Redaction.Tool.Agents.Json;

namespace Redaction.Tool.Agents.Hooks;

/// <summary>
/// The two ways to look: at what comes out of a tool every word that may be a secret is masked, of what goes in only what is
/// worth stopping for is refused. Both know the same values.
/// </summary>
internal sealed class HookEngine(RedactorOptions options)
{
    private readonly Lazy<SecretRedactor> _output = new(() => Create(options, Profile.Redact));
    private readonly Lazy<SecretRedactor> _input = new(() => Create(options, Profile.Alert));

    /// <summary>For what a model would see.</summary>
    public SecretRedactor Output => _output.Value;

    /// <summary>For what a model or a user writes.</summary>
    public SecretRedactor Input => _input.Value;

    /// <summary>The ids of what is found in the leaves of a JSON text, in their order, each once.</summary>
    public IReadOnlyList<string> Find(ReadOnlySpan<byte> json)
    {
        var ids = new List<string>();
        var redactor = new JsonRedactor(Input);
        var leaves = new JsonLeafReader(json);
        while (leaves.Read(out JsonLeaf leaf))
        {
            ids.AddRange(redactor.Find(leaf).Select(f => f.Finding.RuleId));
        }

        return [.. ids.Distinct()];
    }

    private static SecretRedactor Create(RedactorOptions options, Profile profile) => new(new RedactorOptions
    {
        Rules = options.Rules,
        Profile = profile,
        MinConfidence = options.MinConfidence,
        Registry = options.Registry,
    });
}
