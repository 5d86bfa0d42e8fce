namespace Redaction.Tool.Running.Environments;

/// <summary>A vault, as <c>redact run</c> sees it: it turns a reference in a <c>.env</c> file into the value that the child is given.</summary>
internal interface ISecretReferenceResolver
{
    /// <summary>Whether the reference is one of this vault's.</summary>
    bool Handles(string reference);

    /// <summary>The value.</summary>
    /// <exception cref="Redaction.Tool.Hosting.UsageException">It cannot be had; the message says why and what to do, and the place is added to it.</exception>
    byte[] Resolve(string reference);
}
