namespace Redaction;

/// <summary>
/// Marks a value as a secret, so that Redaction.Analyzers follows it from there: into a log, an exception's message, a prompt. It
/// has no effect at run time.
/// </summary>
/// <example>
/// <code>
/// public void Connect(string host, [Secret] string password) { }
///
/// [Secret]
/// public string ApiKey { get; init; }
///
/// [return: Secret]
/// public string ReadToken() => File.ReadAllText("token");
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue, AllowMultiple = false)]
public sealed class SecretAttribute : Attribute;
