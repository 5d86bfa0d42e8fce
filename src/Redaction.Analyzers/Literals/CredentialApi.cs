namespace Redaction.Analyzers.Literals;

/// <summary>A parameter or property of an API that takes a credential.</summary>
/// <param name="Type">The type that declares it, or a base of it, by its metadata name.</param>
/// <param name="Member">The method or property; <c>.ctor</c> for a constructor.</param>
/// <param name="Parameter">The parameter; empty for a property.</param>
/// <param name="IsKeyed">Whether it is a credential only where the key before it names one.</param>
internal sealed record CredentialApi(string Type, string Member, string Parameter, bool IsKeyed = false);
