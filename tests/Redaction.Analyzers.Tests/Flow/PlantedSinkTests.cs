using Redaction.Analyzers.Flow;

namespace Redaction.Analyzers.Tests.Flow;

/// <summary>Each sink is reported when it is given a secret. A row is one body; what is marked is what must be reported.</summary>
public sealed class PlantedSinkTests
{
    public static TheoryData<string, string> Rows { get; } = new()
    {
        { "a log's argument", """logger.LogInformation("p {P}", {|RDC2001:password|});""" },
        { "a log's interpolated template", """logger.LogWarning($"p {{|RDC2001:password|}}");""" },
        { "a log's concatenated template", """logger.LogError("p " + {|RDC2001:password|} + ".");""" },
        { "a log with an exception and an event", """logger.LogError(new EventId(1), new Exception(), "p {P}", {|RDC2001:password|});""" },
        { "a log of several", """logger.LogDebug("{N} {P} {K}", name, {|RDC2001:password|}, {|RDC2001:apiKey|});""" },
        { "a log by level", """logger.Log(LogLevel.Trace, "{P}", {|RDC2001:password|});""" },
        { "a log's state", """logger.Log(LogLevel.Trace, default, {|RDC2001:password|}, null, (s, e) => s);""" },
        { "a log's scope", """using var s = logger.BeginScope("{P}", {|RDC2001:password|});""" },
        { "a log's scope of its own state", """using var s = logger.BeginScope<string>({|RDC2001:password|});""" },
        { "a defined log message", """logName(logger, {|RDC2001:password|}, null);""" },
        { "serilog's argument", """serilog.Information("{P}", {|RDC2001:password|});""" },
        { "serilog's interpolation", """serilog.Error($"{{|RDC2001:password|}}");""" },
        { "serilog's static log", """Serilog.Log.Warning("{P}", {|RDC2001:password|});""" },
        { "serilog's array of arguments", """serilog.Debug("{A} {B} {C} {D}", name, name, name, {|RDC2001:password|});""" },
        { "serilog's context", """serilog.ForContext("p", {|RDC2001:password|}).Information("x");""" },
        { "serilog's static context", """Serilog.Log.ForContext("p", {|RDC2001:password|}).Information("x");""" },
        { "serilog's pushed property", """using var p = Serilog.Context.LogContext.PushProperty("p", {|RDC2001:password|});""" },
        { "the console", """Console.WriteLine({|RDC2002:password|});""" },
        { "the console's format", """Console.Write("{0} {1}", name, {|RDC2002:password|});""" },
        { "the console's interpolation", """Console.WriteLine($"key: {{|RDC2002:apiKey|}}");""" },
        { "the console's writer", """Console.Out.WriteLine({|RDC2002:password|});""" },
        { "the console's error", """await Console.Error.WriteLineAsync({|RDC2002:password|});""" },
        { "a local that is the console's writer", """TextWriter w = Console.Error; w.Write({|RDC2002:password|});""" },
        { "a trace", """Trace.WriteLine({|RDC2002:password|}); Trace.TraceError("{0}", {|RDC2002:password|});""" },
        { "the debugger's output", """Debug.WriteLine("p: " + {|RDC2002:password|}); Debugger.Log(1, "c", {|RDC2002:password|});""" },
        { "an assertion's message", """Debug.Assert(flag, $"wrong {{|RDC2002:password|}}");""" },
        { "a trace source", """new TraceSource("x").TraceEvent(TraceEventType.Error, 1, {|RDC2002:password|});""" },
        { "an exception's message", """throw new InvalidOperationException($"cannot log in with {{|RDC2003:password|}}");""" },
        { "an argument's exception", """throw new ArgumentException("bad: " + {|RDC2003:password|}, nameof(password));""" },
        { "an actual value", """throw new ArgumentOutOfRangeException("p", {|RDC2003:password|}, "m");""" },
        { "an exception's data", """var e = new Exception("m"); e.Data["p"] = {|RDC2003:password|}; throw e;""" },
        { "data that is added to an exception", """var e = new Exception("m"); e.Data.Add("p", {|RDC2003:password|}); throw e;""" },
        { "a tag", """activity.SetTag("p", {|RDC2005:password|});""" },
        { "a tag that is added", """activity?.AddTag("p", {|RDC2005:password|});""" },
        { "baggage", """activity.SetBaggage("p", {|RDC2005:password|});""" },
        { "an activity's name", """activity.DisplayName = "run " + {|RDC2005:password|};""" },
        { "an activity's status", """activity.SetStatus(ActivityStatusCode.Error, {|RDC2005:password|});""" },
        { "an event's tags", """activity.AddEvent({|RDC2005:new ActivityEvent("e", default, new ActivityTagsCollection { { "p", password } })|});""" },
        { "a metric's tag", """counter.Add(1, {|RDC2005:new KeyValuePair<string, object>("p", password)|});""" },
        { "a list of tags", """var tags = new TagList(); tags.Add("p", password); counter.Add(1, {|RDC2005:tags|});""" },
        { "a URL", """await http.GetAsync($"https://a.example/?key={{|RDC2006:apiKey|}}");""" },
        { "a URL that is posted to", """await http.PostAsync("https://a.example/" + {|RDC2006:apiKey|}, null);""" },
        { "a URI", """await http.GetStringAsync({|RDC2006:new Uri("https://a.example/?key=" + apiKey)|});""" },
        { "a request", """var r = new HttpRequestMessage(HttpMethod.Get, "https://a.example/?k=" + {|RDC2006:apiKey|});""" },
        { "a request's URI", """var r = new HttpRequestMessage { RequestUri = {|RDC2006:new Uri("https://a.example/?k=" + apiKey)|} };""" },
        { "a base address", """http.BaseAddress = {|RDC2006:new Uri($"https://{apiKey}.a.example/")|};""" },
        { "a query that is built", """var b = new UriBuilder("https://a.example"); b.Query = "k=" + {|RDC2006:Uri.EscapeDataString(apiKey)|};""" },
        { "a web request", """WebRequest.Create("https://a.example/?k=" + {|RDC2006:apiKey|});""" },
        { "a process's arguments", """var i = new ProcessStartInfo("mysql", "-p" + {|RDC2007:password|});""" },
        { "arguments that are set", """var i = new ProcessStartInfo("mysql") { Arguments = $"-p{{|RDC2007:password|}}" };""" },
        { "arguments that are added to", """var i = new ProcessStartInfo(); i.Arguments += {|RDC2007:password|};""" },
        { "a list of arguments", """var i = new ProcessStartInfo(); i.ArgumentList.Add("--password=" + {|RDC2007:password|});""" },
        { "a list of arguments in an initializer", """var i = new ProcessStartInfo("x") { ArgumentList = { "-p", {|RDC2007:password|} } };""" },
        { "a process that is started", """Process.Start("mysql", "-p" + {|RDC2007:password|});""" },
        { "a file's text", """File.WriteAllText("a.txt", {|RDC2008:password|});""" },
        { "a file's lines", """await File.AppendAllLinesAsync("a.txt", [{|RDC2008:password|}]);""" },
        { "a file's bytes", """File.WriteAllBytes("a.txt", {|RDC2008:Encoding.UTF8.GetBytes(password)|});""" },
        { "a file's writer", """using var w = new StreamWriter("a.txt"); w.WriteLine({|RDC2008:password|});""" },
        { "a writer on a file's stream", """using var f = File.Create("a"); using var w = new StreamWriter(f); await w.WriteAsync({|RDC2008:password|});""" },
        { "a file that is created for text", """using var w = File.CreateText("a"); w.Write({|RDC2008:password|});""" },
        { "a file's stream", """using var f = File.OpenWrite("a"); f.Write({|RDC2008:Encoding.UTF8.GetBytes(password)|});""" },
        { "a prompt", """await chat.GetResponseAsync("log in with " + {|RDC2009:password|});""" },
        { "a streamed prompt", """await foreach (var u in chat.GetStreamingResponseAsync({|RDC2009:password|})) { }""" },
        { "a chat message", """var m = new ChatMessage(ChatRole.User, $"p {{|RDC2009:password|}}");""" },
        { "a text content", """var m = new TextContent({|RDC2009:password|});""" },
        { "instructions", """var o = new ChatOptions { Instructions = "use " + {|RDC2009:apiKey|} };""" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public Task A_secret_in_a_sink_is_reported(string what, string body)
    {
        Assert.NotEmpty(what);
        return Analysis<SecretFlowAnalyzer>.Run(FlowSource.Of(body));
    }

    public static TheoryData<string, string> TypeRows { get; } = new()
    {
        { "ToString of a class", """class A { string password = ""; public override string ToString() => "p " + {|RDC2004:password|}; }""" },
        { "ToString with a body", """class A { public string ApiKey { get; set; } public override string ToString() { var s = $"k {ApiKey}"; return {|RDC2004:s|}; } }""" },
        { "a positional record", """record Login(string User, string {|RDC2004:Password|});""" },
        { "a record's property", """record Login { public string {|RDC2004:ApiKey|} { get; init; } }""" },
        { "a record struct", """record struct Login(string User, string {|RDC2004:ClientSecret|});""" },
        { "a marked property of a record", """record Login(string User, [property: Secret] string {|RDC2004:Pin|});""" },
        { "a marked parameter of a record", """record Login(string User, [Secret] string {|RDC2004:Pin|});""" },
        { "a derived record", """record Base(string User); record Login(string User, string {|RDC2004:Password|}) : Base(User);""" },
        { "the text of an MCP tool", """class T { string apiKey = ""; [McpServerTool] public string Key() => {|RDC2010:apiKey|}; }""" },
        { "the text of an asynchronous MCP tool", """class T { [McpServerTool] public async Task<string> Key() { await Task.Yield(); return {|RDC2010:Environment.GetEnvironmentVariable("API_KEY")|}; } }""" },
        { "the blocks of an MCP tool", """class T { string apiKey = ""; [McpServerTool] public CallToolResult Key() => {|RDC2010:new CallToolResult { Content = [new TextContentBlock { Text = apiKey }] }|}; }""" },
        { "an object that an MCP tool returns", """class Account { public string Name { get; set; } public string Password { get; set; } } class T { [McpServerTool] public Account Get(Account a) => {|RDC2010:a|}; }""" },
        { "a base exception's message", """class E : Exception { public E(string password) : base("bad " + {|RDC2003:password|}) { } }""" },
        { "a generated log method", """static partial class L { [LoggerMessage(1, LogLevel.Information, "{P}")] public static partial void Show(ILogger l, string p); public static partial void Show(ILogger l, string p) { } static void M(ILogger l, string password) => L.Show(l, {|RDC2001:password|}); }""" },
    };

    [Theory]
    [MemberData(nameof(TypeRows))]
    public Task A_secret_that_a_type_shows_is_reported(string what, string types)
    {
        Assert.NotEmpty(what);
        return Analysis<SecretFlowAnalyzer>.Run(FlowSource.OfTypes(types));
    }
}
