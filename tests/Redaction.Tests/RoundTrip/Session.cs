using System.Buffers;
using System.Text;

namespace Redaction.Tests.RoundTrip;

/// <summary>A registry, a session on it and a redactor that writes its placeholders.</summary>
internal sealed class Session : IDisposable
{
    public const string Sink = "shell";

    public Session(TimeProvider? time = null, byte[]? key = null, bool restoreReferences = false, Mask? mask = null, SecretRegistry? registry = null)
    {
        Registry = registry ?? new SecretRegistry(time);
        Placeholders = new Placeholders(Registry, key, restoreReferences);
        Redactor = new SecretRedactor(new RedactorOptions { Rules = RuleSet.Empty, Mask = mask ?? Placeholders.Mask, Registry = Registry });
    }

    public SecretRegistry Registry { get; }

    public Placeholders Placeholders { get; }

    public SecretRedactor Redactor { get; }

    public SecretLease Add(string value, string name, string? reference = null, TimeSpan? lifetime = null, params string[] sinks) =>
        Registry.Add(value, name, new SecretOptions { RestoreTo = sinks is [] ? [Sink] : sinks, Reference = reference, Lifetime = lifetime });

    public string Restore(string text) => Placeholders.Restore(text, Sink);

    /// <summary>The reasons why a text is not restored, as string and as bytes alike; empty when it is.</summary>
    public RestoreRejection[] Reasons(string text, string sink = Sink)
    {
        bool isRestored = Placeholders.TryRestore(text, sink, out string? restored, out IReadOnlyList<RejectedPlaceholder> rejected);
        var output = new ArrayBufferWriter<byte>();
        bool areBytes = Placeholders.TryRestore(
            Encoding.UTF8.GetBytes(text), sink, output, out IReadOnlyList<RejectedPlaceholder> ofBytes);
        if (Ascii.IsValid(text))
        {
            Xunit.Assert.Equal(rejected, ofBytes);
        }

        Xunit.Assert.Equal(isRestored, areBytes);
        Xunit.Assert.Equal(isRestored, rejected.Count == 0);
        Xunit.Assert.Equal(restored ?? string.Empty, Encoding.UTF8.GetString(output.WrittenSpan));
        return [.. rejected.Select(r => r.Reason)];
    }

    public void Dispose() => Placeholders.Dispose();
}
