using System.Text;
using Redaction.KnownValues.Parts;

namespace Redaction;

/// <summary>
/// Which variables, of an environment or of a <c>.env</c> file, hold secrets: what whoever starts a process registers before its
/// output is read. Thread-safe.
/// </summary>
public static class SecretVariables
{
    /// <summary>Whether a variable's name says that its value is a secret: <c>DB_PASSWORD</c>, <c>stripe.apiKey</c>; not <c>TOKEN_URL</c>, nor a shell's own <c>PWD</c>.</summary>
    /// <param name="name">The name.</param>
    public static bool IsNamedSecret(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is not ("PWD" or "OLDPWD") && KeyWords.Of(Encoding.UTF8.GetBytes(name)) == KeySense.Secret;
    }

    /// <summary>
    /// Whether a value tells where a secret is instead of being one: a path, a URL without credentials, a reference such as
    /// <c>op://vault/item/field</c>. To mask it would hide what is no secret.
    /// </summary>
    /// <param name="utf8">The value.</param>
    public static bool IsPlace(ReadOnlySpan<byte> utf8) => !utf8.IsEmpty && LeafJudge.IsPlace(utf8);
}
