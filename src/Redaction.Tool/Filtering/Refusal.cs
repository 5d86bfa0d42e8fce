using Redaction.Tool.Reporting;

namespace Redaction.Tool.Filtering;

/// <summary>Why the registry did not take a value, for people.</summary>
internal static class Refusal
{
    /// <summary>The reason without the parameter's name, and without a value that another value's name holds.</summary>
    public static string Of(ArgumentException e, SecretRedactor redactor)
    {
        string reason = e.ParamName is null ? e.Message : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);
        int option = reason.IndexOf(", or set AllowShort", StringComparison.Ordinal); // the library's, which the command line does not have
        reason = option < 0 ? reason : reason[..option] + ".";
        return SafeText.Escape(redactor.Redact(reason));
    }
}
