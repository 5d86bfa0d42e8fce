using Redaction.Tool.Reporting;

namespace Redaction.Tool.Filtering;

/// <summary>Why the registry did not take a value, for people.</summary>
internal static class Refusal
{
    /// <summary>The reason without the parameter's name, and without a value that another value's name holds.</summary>
    public static string Of(ArgumentException e, SecretRedactor redactor)
    {
        string reason = e.ParamName is null ? e.Message : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);
        return SafeText.Escape(redactor.Redact(reason));
    }
}
