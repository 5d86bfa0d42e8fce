namespace Redaction.Analyzers;

/// <summary>The ids of all diagnostics. An id is never given to anything else, even when its diagnostic is gone.</summary>
internal static class DiagnosticIds
{
    /// <summary>A literal or constant that is a secret by its own format.</summary>
    public const string HardCodedSecret = "RDC1001";

    /// <summary>A literal given to something whose name says that it is a secret.</summary>
    public const string HardCodedCredential = "RDC1002";

    /// <summary>A secret in a comment, in code that is not compiled or in a <c>#region</c>.</summary>
    public const string SecretInComment = "RDC1003";

    /// <summary>A literal given to a credential's parameter of a known API.</summary>
    public const string CredentialArgument = "RDC1004";

    /// <summary>A secret in a configuration file of the project.</summary>
    public const string SecretInFile = "RDC1005";

    /// <summary>A secret reaches a log.</summary>
    public const string SecretInLog = "RDC2001";

    /// <summary>A secret reaches the console, a trace or the debugger.</summary>
    public const string SecretOnConsole = "RDC2002";

    /// <summary>A secret reaches an exception's message.</summary>
    public const string SecretInException = "RDC2003";

    /// <summary>A <c>ToString</c>, written or generated for a record, shows a secret.</summary>
    public const string SecretInToString = "RDC2004";

    /// <summary>A secret reaches a tag or event of an activity or metric.</summary>
    public const string SecretInTelemetry = "RDC2005";

    /// <summary>A secret becomes part of a URL.</summary>
    public const string SecretInUrl = "RDC2006";

    /// <summary>A secret reaches the arguments of a process.</summary>
    public const string SecretInArguments = "RDC2007";

    /// <summary>A secret is written to a file.</summary>
    public const string SecretWrittenToFile = "RDC2008";

    /// <summary>A secret reaches a prompt.</summary>
    public const string SecretInPrompt = "RDC2009";

    /// <summary>A secret reaches the result of an MCP tool.</summary>
    public const string SecretInToolResult = "RDC2010";

    /// <summary>A lease that is never disposed.</summary>
    public const string UndisposedLease = "RDC3001";

    /// <summary>A redactor that is built for each call.</summary>
    public const string RedactorPerCall = "RDC3002";

    /// <summary>A revealed value that goes elsewhere than into an injection.</summary>
    public const string RevealOutsideInjection = "RDC3003";

    /// <summary>A raw stream or reader that is used beside the one that redacts it.</summary>
    public const string RawStreamBesideWrapped = "RDC3004";

    /// <summary>A <c>redaction.toml</c> that cannot be read.</summary>
    public const string BadConfiguration = "RDC9001";
}
