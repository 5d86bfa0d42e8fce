namespace Redaction.Analyzers.Flow.Sinks;

/// <summary>The table of sinks. A type that a compilation does not reference costs nothing.</summary>
internal static class SinkTable
{
    private const string Levels = "Write Verbose Debug Information Warning Error Fatal";
    private const string PlainLevels = "Trace Debug Info Warn Error Fatal Log TraceFormat DebugFormat InfoFormat WarnFormat ErrorFormat FatalFormat";
    private const string Requests = "Get* Post* Put* Patch* Delete* Send*";

    public static readonly SinkRow[] All =
    [
        new("Microsoft.Extensions.Logging.LoggerExtensions", "Log* BeginScope", "message messageFormat args", DiagnosticIds.SecretInLog),
        new("Microsoft.Extensions.Logging.ILogger", "Log BeginScope", "state", DiagnosticIds.SecretInLog),
        new("Serilog.ILogger", Levels, "*", DiagnosticIds.SecretInLog),
        new("Serilog.Log", Levels, "*", DiagnosticIds.SecretInLog),
        new("Serilog.Core.Logger", Levels, "*", DiagnosticIds.SecretInLog),
        new("Serilog.ILogger", "ForContext", "value", DiagnosticIds.SecretInLog),
        new("Serilog.Log", "ForContext", "value", DiagnosticIds.SecretInLog),
        new("Serilog.Core.Logger", "ForContext", "value", DiagnosticIds.SecretInLog),
        new("Serilog.Context.LogContext", "PushProperty", "value", DiagnosticIds.SecretInLog),
        new("NLog.Logger", PlainLevels, "*", DiagnosticIds.SecretInLog),
        new("NLog.ILogger", PlainLevels, "*", DiagnosticIds.SecretInLog),
        new("log4net.ILog", PlainLevels, "*", DiagnosticIds.SecretInLog),
        new("System.Diagnostics.EventLog", "WriteEntry", "message", DiagnosticIds.SecretInLog),

        new("System.Console", "Write*", "*", DiagnosticIds.SecretOnConsole),
        new("System.Diagnostics.Trace", "Write* TraceInformation TraceWarning TraceError Fail Assert", "*", DiagnosticIds.SecretOnConsole),
        new("System.Diagnostics.Debug", "Write* Print Fail Assert", "*", DiagnosticIds.SecretOnConsole),
        new("System.Diagnostics.TraceSource", "TraceEvent TraceInformation TraceData", "*", DiagnosticIds.SecretOnConsole),
        new("System.Diagnostics.Debugger", "Log", "message", DiagnosticIds.SecretOnConsole),
        new("System.IO.TextWriter", "Write*", "*", DiagnosticIds.SecretOnConsole, SinkCondition.Writer),
        new("System.IO.BinaryWriter", "Write*", "*", DiagnosticIds.SecretWrittenToFile, SinkCondition.Writer),
        new("System.IO.StreamWriter", "Write*", "*", DiagnosticIds.SecretOnConsole, SinkCondition.Writer),
        new("System.IO.Stream", "Write*", "*", DiagnosticIds.SecretOnConsole, SinkCondition.Writer),
        new("System.IO.FileStream", "Write*", "*", DiagnosticIds.SecretOnConsole, SinkCondition.Writer),

        new("System.Collections.IDictionary", "Add this[]", "*", DiagnosticIds.SecretInException, SinkCondition.ExceptionData),

        new("System.Diagnostics.Activity", "SetTag AddTag SetBaggage AddBaggage", "value", DiagnosticIds.SecretInTelemetry),
        new("System.Diagnostics.Activity", "DisplayName", "*", DiagnosticIds.SecretInTelemetry),
        new("System.Diagnostics.Activity", "SetStatus", "description", DiagnosticIds.SecretInTelemetry),
        new("System.Diagnostics.Activity", "AddEvent", "*", DiagnosticIds.SecretInTelemetry),
        new("System.Diagnostics.ActivitySource", "StartActivity CreateActivity", "*", DiagnosticIds.SecretInTelemetry),
        new("System.Diagnostics.Metrics.Counter`1", "Add", "*", DiagnosticIds.SecretInTelemetry),
        new("System.Diagnostics.Metrics.UpDownCounter`1", "Add", "*", DiagnosticIds.SecretInTelemetry),
        new("System.Diagnostics.Metrics.Histogram`1", "Record", "*", DiagnosticIds.SecretInTelemetry),
        new("System.Diagnostics.Metrics.Gauge`1", "Record", "*", DiagnosticIds.SecretInTelemetry),
        new("Microsoft.ApplicationInsights.TelemetryClient", "Track*", "*", DiagnosticIds.SecretInTelemetry),

        new("System.Net.Http.HttpClient", Requests, "requestUri", DiagnosticIds.SecretInUrl),
        new("System.Net.Http.HttpClient", "BaseAddress", "*", DiagnosticIds.SecretInUrl),
        new("System.Net.Http.HttpRequestMessage", ".ctor", "requestUri", DiagnosticIds.SecretInUrl),
        new("System.Net.Http.HttpRequestMessage", "RequestUri", "*", DiagnosticIds.SecretInUrl),
        new("System.Net.Http.Json.HttpClientJsonExtensions", "*", "requestUri", DiagnosticIds.SecretInUrl),
        new("System.Net.WebRequest", "Create*", "requestUriString requestUri", DiagnosticIds.SecretInUrl),
        new("System.Net.WebClient", "Download* Upload* Open*", "address", DiagnosticIds.SecretInUrl),
        new("System.Net.WebSockets.ClientWebSocket", "ConnectAsync", "uri", DiagnosticIds.SecretInUrl),
        new("System.UriBuilder", "Query Path Fragment", "*", DiagnosticIds.SecretInUrl),

        new("System.Diagnostics.ProcessStartInfo", ".ctor", "arguments", DiagnosticIds.SecretInArguments),
        new("System.Diagnostics.ProcessStartInfo", "Arguments", "*", DiagnosticIds.SecretInArguments),
        new("System.Diagnostics.Process", "Start", "arguments", DiagnosticIds.SecretInArguments),
        new("System.Collections.ObjectModel.Collection`1", "Add Insert this[]", "item *", DiagnosticIds.SecretInArguments, SinkCondition.ArgumentList),

        new("System.IO.File", "WriteAll* AppendAll*", "contents bytes", DiagnosticIds.SecretWrittenToFile),

        new("Microsoft.Extensions.AI.ChatMessage", ".ctor", "content contents", DiagnosticIds.SecretInPrompt),
        new("Microsoft.Extensions.AI.TextContent", ".ctor Text", "text *", DiagnosticIds.SecretInPrompt),
        new("Microsoft.Extensions.AI.ChatClientExtensions", "GetResponseAsync GetStreamingResponseAsync", "chatMessage", DiagnosticIds.SecretInPrompt),
        new("Microsoft.Extensions.AI.ChatOptions", "Instructions", "*", DiagnosticIds.SecretInPrompt),
        new("OpenAI.Chat.UserChatMessage", ".ctor", "*", DiagnosticIds.SecretInPrompt),
        new("OpenAI.Chat.SystemChatMessage", ".ctor", "*", DiagnosticIds.SecretInPrompt),
        new("OpenAI.Chat.AssistantChatMessage", ".ctor", "*", DiagnosticIds.SecretInPrompt),
        new("Microsoft.SemanticKernel.ChatCompletion.ChatHistory", "AddUserMessage AddSystemMessage AddDeveloperMessage AddAssistantMessage", "content", DiagnosticIds.SecretInPrompt),
        new("Microsoft.SemanticKernel.Kernel", "InvokePromptAsync", "promptTemplate", DiagnosticIds.SecretInPrompt),
    ];
}
