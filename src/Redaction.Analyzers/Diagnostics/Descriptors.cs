using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers;

/// <summary>
/// The table of all diagnostics. Arguments of a message are names and rule ids, never a value. Each has a page
/// <c>docs/&lt;id&gt;.md</c>, which a test holds against this table.
/// </summary>
internal static class Descriptors
{
    private const string Security = "Security";
    private const string Usage = "Usage";

    public static readonly DiagnosticDescriptor HardCodedSecret = Create(
        DiagnosticIds.HardCodedSecret, Security,
        "Hard-coded secret",
        "This text holds a secret ({0}: {1}); keep it in a secret store, and rotate it if it was ever committed",
        "A secret in source code is known to everybody who can read the repository or the assembly, for as long as either exists.");

    public static readonly DiagnosticDescriptor HardCodedCredential = Create(
        DiagnosticIds.HardCodedCredential, Security,
        "Hard-coded value of a credential",
        "'{0}' names a secret and is given a hard-coded value; read it from configuration or a secret store",
        "What something is called tells what it holds: a literal given to a password, key or token is a secret in source code.");

    public static readonly DiagnosticDescriptor SecretInComment = Create(
        DiagnosticIds.SecretInComment, Security,
        "Secret in a comment",
        "This {0} holds a secret ({1}: {2}); remove it, and rotate it if it was ever committed",
        "Comments, code that is not compiled and the names of regions are committed like everything else.");

    public static readonly DiagnosticDescriptor CredentialArgument = Create(
        DiagnosticIds.CredentialArgument, Security,
        "Hard-coded credential given to an API",
        "'{0}' of '{1}' is given a hard-coded credential; read it from configuration or a secret store",
        "The API takes a credential here, so a literal is one, whatever it looks like.");

    public static readonly DiagnosticDescriptor SecretInFile = Create(
        DiagnosticIds.SecretInFile, Security,
        "Secret in a configuration file",
        "This file holds a secret ({0}: {1}); move it to user secrets, the environment or a secret store",
        "Configuration files of a project are committed and deployed with it.");

    public static readonly DiagnosticDescriptor SecretInLog = Create(
        DiagnosticIds.SecretInLog, Security,
        "Secret in a log",
        "{0} reaches the log through '{1}'; leave it out or redact it first",
        "Logs are read by more people and kept in more places than the secret they would show.");

    public static readonly DiagnosticDescriptor SecretOnConsole = Create(
        DiagnosticIds.SecretOnConsole, Security,
        "Secret on the console, in a trace or in the debugger's output",
        "{0} is written by '{1}'; leave it out or redact it first",
        "What a process prints ends in terminals, CI logs and the context of agents.");

    public static readonly DiagnosticDescriptor SecretInException = Create(
        DiagnosticIds.SecretInException, Security,
        "Secret in an exception's message",
        "{0} becomes part of the message of '{1}'; leave it out or redact it first",
        "Messages of exceptions are logged, shown and sent by code that does not know what is in them.");

    public static readonly DiagnosticDescriptor SecretInToString = Create(
        DiagnosticIds.SecretInToString, Security,
        "ToString shows a secret",
        "ToString of '{1}' shows {0}; leave it out or override ToString",
        "ToString is called by logs, debuggers, interpolation and assertions. That of a record shows every public member.");

    public static readonly DiagnosticDescriptor SecretInTelemetry = Create(
        DiagnosticIds.SecretInTelemetry, Security,
        "Secret in telemetry",
        "{0} reaches telemetry through '{1}'; leave it out or redact it first",
        "Tags, events and baggage are exported to systems that keep them for long.");

    public static readonly DiagnosticDescriptor SecretInUrl = Create(
        DiagnosticIds.SecretInUrl, Security,
        "Secret in a URL",
        "{0} becomes part of a URL in '{1}'; send it in a header",
        "URLs are logged by clients, proxies and servers; a header is not.");

    public static readonly DiagnosticDescriptor SecretInArguments = Create(
        DiagnosticIds.SecretInArguments, Security,
        "Secret in the arguments of a process",
        "{0} becomes an argument of a process in '{1}'; hand it over in the environment or on standard input",
        "The arguments of a process can be read by every user of the machine.");

    public static readonly DiagnosticDescriptor SecretWrittenToFile = Create(
        DiagnosticIds.SecretWrittenToFile, Security,
        "Secret written to a file",
        "{0} is written to a file by '{1}'; keep it in a secret store, or redact it first",
        "A file outlives the process and is copied into backups and images.");

    public static readonly DiagnosticDescriptor SecretInPrompt = Create(
        DiagnosticIds.SecretInPrompt, Security,
        "Secret in a prompt",
        "{0} reaches a model through '{1}'; leave it out or redact it first",
        "What a model is told leaves the machine, is kept by its provider and may come back in any answer.");

    public static readonly DiagnosticDescriptor SecretInToolResult = Create(
        DiagnosticIds.SecretInToolResult, Security,
        "Secret in the result of an MCP tool",
        "{0} is returned by the tool '{1}'; leave it out or redact it first",
        "The result of a tool becomes part of the context of the model that called it.");

    public static readonly DiagnosticDescriptor UndisposedLease = Create(
        DiagnosticIds.UndisposedLease, Usage,
        "Lease that is not disposed",
        "The lease that '{0}' gives is never disposed; declare it with 'using', or keep it and dispose it with its owner",
        "A lease that is never disposed keeps the value in memory and masked for the rest of the process.");

    public static readonly DiagnosticDescriptor RedactorPerCall = Create(
        DiagnosticIds.RedactorPerCall, Usage,
        "Redactor built for each call",
        "This redactor is built each time '{0}' runs; build it once and keep it, it is safe for many threads",
        "Building a redactor compiles its rules, which costs more than thousands of calls.");

    public static readonly DiagnosticDescriptor RevealOutsideInjection = Create(
        DiagnosticIds.RevealOutsideInjection, Usage,
        "Revealed secret outside an injection",
        "The value that '{0}' reveals is kept or handed to something else than an injection; hand it straight to what needs it",
        "A revealed value is meant for the one call that injects it: an environment, a header, a credential or standard input.");

    public static readonly DiagnosticDescriptor RawStreamBesideWrapped = Create(
        DiagnosticIds.RawStreamBesideWrapped, Usage,
        "Raw stream used beside the one that redacts",
        "'{0}' is used although '{1}' wraps it; what is written or read here is not redacted",
        "A stream that was wrapped is to be used through its wrapper alone.");

    public static readonly DiagnosticDescriptor BadConfiguration = Create(
        DiagnosticIds.BadConfiguration, Usage,
        "redaction.toml cannot be read",
        "{0}",
        "Without its configuration the analyzer uses the built-in rules alone.");

    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        HardCodedSecret, HardCodedCredential, SecretInComment, CredentialArgument, SecretInFile,
        SecretInLog, SecretOnConsole, SecretInException, SecretInToString, SecretInTelemetry, SecretInUrl, SecretInArguments,
        SecretWrittenToFile, SecretInPrompt, SecretInToolResult,
        UndisposedLease, RedactorPerCall, RevealOutsideInjection, RawStreamBesideWrapped,
        BadConfiguration,
    ];

    private static DiagnosticDescriptor Create(string id, string category, string title, string message, string description) =>
        new(id, title, message, category, DiagnosticSeverity.Warning, isEnabledByDefault: true, description, HelpLink.Of(id));
}
