using Redaction.Analyzers.Flow;

namespace Redaction.Analyzers.Tests.Flow;

/// <summary>What looks like a leak and is none stays quiet.</summary>
public sealed class NearMissTests
{
    public static TheoryData<string, string> Values { get; } = new()
    {
        { "no secret", """logger.LogInformation("{N}", name); Console.WriteLine(title);""" },
        { "a key of a store", """var storageKey = title; Console.WriteLine(storageKey);""" },
        { "a key of a subscription", """var subscriptionKey = title; Console.WriteLine(subscriptionKey);""" },
        { "a token that a client chose", """var clientToken = title; Console.WriteLine(clientToken);""" },
        { "a redacted value", """Console.WriteLine(redactor.Redact(value));""" },
        { "a value that is redacted in place", """var s = value; s = redactor.Redact(s); Console.WriteLine(s);""" },
        { "a parameter that is redacted in place", """password = redactor.Redact(password); logger.LogInformation(password);""" },
        { "redacted on both branches", """string s = value; if (flag) s = "none"; else s = redactor.Redact(s); Console.WriteLine(s);""" },
        { "redacted, or left", """string s = value; if (flag) { return; } else { s = "x"; } Console.WriteLine(s);""" },
        { "a branch that returns", """string s = "a"; if (flag) { s = value; File.Delete(name); return; } Console.WriteLine(s);""" },
        { "a branch that throws", """string s = "a"; if (flag) { s = value; throw new Exception("m"); } Console.WriteLine(s);""" },
        { "a later assignment", """string s = "a"; Console.WriteLine(s); s = value; http.DefaultRequestHeaders.Add("x", s);""" },
        { "replaced in a loop", """foreach (var n in names) { string s = value; s = redactor.Redact(s); Console.WriteLine(s); }""" },
        { "all cases replaced", """string s = value; switch (count) { case 1: s = "a"; break; default: s = "b"; break; } Console.WriteLine(s);""" },
        { "replaced in a try", """string s = value; try { s = "a"; } finally { s = "b"; } Console.WriteLine(s);""" },
        { "a length", """logger.LogInformation("{L}", value.Length); Console.WriteLine($"{value.Length} chars");""" },
        { "a comparison", """Console.WriteLine(value == name); Console.WriteLine(value.Equals(name));""" },
        { "a test for empty", """Console.WriteLine(string.IsNullOrEmpty(password)); logger.LogInformation("{Has}", password != null);""" },
        { "a hash", """Console.WriteLine(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value))));""" },
        { "a keyed hash", """var h = HMACSHA256.HashData(Encoding.UTF8.GetBytes(apiKey), Encoding.UTF8.GetBytes(name)); Console.WriteLine(Convert.ToHexString(h));""" },
        { "a hash code", """Console.WriteLine(value.GetHashCode());""" },
        { "a masked value", """Console.WriteLine(Mask(value));""" },
        { "the name itself", """Console.WriteLine(nameof(password)); throw new ArgumentNullException(nameof(password));""" },
        { "a parameter's name", """throw new ArgumentException("missing", nameof(apiKey));""" },
        { "an index within", """Console.WriteLine(value.IndexOf('a'));""" },
        { "taken out of a text", """Console.WriteLine(name.Replace(password, "***"));""" },
        { "a constant", """const string Password = "Password"; Console.WriteLine(Password);""" },
        { "a local with a constant", """var password2 = "none"; Console.WriteLine(password2);""" },
        { "stars", """var maskedPassword = new string('*', value.Length); Console.WriteLine(maskedPassword);""" },
        { "a name with stars for a value", """string userPassword = new string('*', 8); Console.WriteLine(userPassword);""" },
        { "the other element of a tuple", """var t = (name, value); Console.WriteLine(t.Item1);""" },
        { "the other part of a deconstruction", """var (a, b) = (name, value); Console.WriteLine(a);""" },
        { "the other property of an anonymous object", """var o = new { A = value, B = name }; Console.WriteLine(o.B);""" },
        { "a bytes' type in a text", """var b = Encoding.UTF8.GetBytes(value); Console.WriteLine($"{b}");""" },
        { "the keys of secrets", """var secrets = new Dictionary<string, string> { ["a"] = value }; foreach (var p in secrets) Console.WriteLine(p.Key);""" },
        { "the number of secrets", """var secrets = new List<string> { value }; Console.WriteLine(secrets.Count);""" },
        { "a configuration key that is no secret", """Console.WriteLine(config["Db:Host"]); Console.WriteLine(config["Auth:TokenUrl"]);""" },
        { "a variable that is no secret", """Console.WriteLine(Environment.GetEnvironmentVariable("PATH")); Console.WriteLine(Environment.GetEnvironmentVariable("HOME"));""" },
        { "a host of a secret URL", """var u = new Uri("https://a.example/?k=" + apiKey); Console.WriteLine(u.Host);""" },
        { "a header", """http.DefaultRequestHeaders.Add("X-Api-Key", apiKey);""" },
        { "an environment of a process", """var i = new ProcessStartInfo("x"); i.Environment["API_KEY"] = apiKey;""" },
        { "standard input", """using var p = Process.Start(new ProcessStartInfo("x")); p.StandardInput.WriteLine(password);""" },
        { "a credential", """var c = new NetworkCredential(name, password); Console.WriteLine(c.UserName);""" },
        { "a credential that is printed", """Console.WriteLine(new NetworkCredential(name, password));""" },
        { "memory", """using var m = new MemoryStream(); using var w = new StreamWriter(m); w.Write(password);""" },
        { "a text in memory", """var w = new StringWriter(); w.Write(password);""" },
        { "a file's name", """File.WriteAllText(password, "x");""" },
        { "a collection that is no argument list", """var c = new System.Collections.ObjectModel.Collection<string>(); c.Add(password);""" },
        { "a dictionary that is no exception's data", """System.Collections.IDictionary d = new Dictionary<string, string>(); d["a"] = password;""" },
        { "a chat role", """var m = new ChatMessage(ChatRole.User, name);""" },
        { "a vault's name of a secret", """KeyVaultSecret s = await vault.GetSecretAsync("a"); Console.WriteLine(s.Name);""" },
        { "a builder's server", """var b = new SqlConnectionStringBuilder(); Console.WriteLine(b.DataSource);""" },
        { "a lease", """var l = redactor.Register(value, "db"); Console.WriteLine(l); logger.LogInformation("{L}", l.Name);""" },
        { "a lambda's length", """var all = names.Select(n => value.Length); Console.WriteLine(string.Join(",", all));""" },
        { "a redacted list", """var all = new[] { value }.Select(redactor.Redact); Console.WriteLine(string.Join(",", all));""" },
        { "another argument of a lambda", """Action<string, string> a = (s, t) => Console.WriteLine(t); a(value, name);""" },
        { "a redacted argument of a lambda", """Action<string> a = s => Console.WriteLine(redactor.Redact(s)); a(value);""" },
        { "a lambda that is called with nothing secret", """Action<string> a = s => Console.WriteLine(s); a(name); a("x");""" },
        { "an object without a secret that is serialized", """Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { name, length = value.Length }));""" },
        { "a redacted list by lambda", """var all = new[] { value }.Select(v => redactor.Redact(v)); Console.WriteLine(all.First());""" },
        { "nothing but a test", """Console.WriteLine(flag ? "has a password" : "none");""" },
        { "a secret that decides", """Console.WriteLine(value.StartsWith("a") ? "a" : "b");""" },
        { "a switch over a secret", """Console.WriteLine(value switch { "a" => 1, _ => 2 });""" },
        { "an exception that is logged", """try { File.Delete(name); } catch (Exception e) { logger.LogError(e, "failed"); }""" },
        { "an activity's name", """activity.SetTag("user", name); activity.DisplayName = "run";""" },
    };

    public static TheoryData<string, string> Names { get; } = new()
    {
        { "a token of cancellation", "CancellationToken accessToken" },
        { "a token of a lexer", "string token" },
        { "a token of a page", "string continuationToken" },
        { "the next token", "string nextToken" },
        { "a key", "string key" },
        { "a cache's key", "string cacheKey" },
        { "a primary key", "string primaryKey" },
        { "a public key", "string publicKey" },
        { "a partition's key", "string partitionKey" },
        { "a password's hash", "string passwordHash" },
        { "a hashed password", "string hashedPassword" },
        { "a password's length", "int passwordLength" },
        { "a token's type", "string tokenType" },
        { "a token's URL", "string tokenUrl" },
        { "a secret's name", "string secretName" },
        { "a vault's URL", "Uri keyVaultUrl" },
        { "whether there is a password", "bool hasPassword" },
        { "whether it is a password", "string isPassword" },
        { "a password's file", "string passwordFile" },
        { "a password's prompt", "string passwordPrompt" },
        { "a secret's identity", "string secretId" },
        { "a key's identity", "string apiKeyId" },
        { "an encrypted password", "string encryptedPassword" },
        { "a redacted key", "string redactedApiKey" },
        { "a number of tokens", "int tokens" },
        { "used tokens", "long refreshToken" },
        { "a delegate", "Func<string> password" },
        { "a type", "PasswordHasher password" },
        { "a task", "Task password" },
        { "a time", "DateTime password" },
        { "a flag", "bool secret" },
        { "a kind", "DayOfWeek secret" },
        { "names of secrets", "List<string> secrets" },
        { "names of credentials", "string[] allowedCredentials" },
        { "a format", "string connectionFormat" },
        { "a connection", "string connection" },
        { "an author", "string author" },
        { "a compass", "string compass" },
        { "a keyboard", "string keyboard" },
    };

    public static TheoryData<string, string> Types { get; } = new()
    {
        { "a record with an own ToString", """record Login(string User, string Password) { public override string ToString() => User; }""" },
        { "a record that prints its own members", """record Login(string User, string Password) { protected virtual bool PrintMembers(StringBuilder b) { b.Append(User); return true; } }""" },
        { "a record under a sealed ToString", """record Base { public sealed override string ToString() => "base"; } record Login(string Password) : Base;""" },
        { "a private member of a record", """record Login(string User) { private string Password { get; init; } internal string ApiKey { get; init; } }""" },
        { "a record's number", """record Login(string User, int Password, bool HasSecret);""" },
        { "a record's bytes", """record Login(string User, byte[] Secret);""" },
        { "a record's secrets", """record Login(string User, List<string> Secrets);""" },
        { "a static member of a record", """record Login(string User) { public static string Password { get; } = Environment.MachineName; }""" },
        { "a class", """class Login { public string Password { get; set; } }""" },
        { "a ToString without the secret", """class Login { public string User; public string Password; public override string ToString() => User; }""" },
        { "a ToString that redacts", """class Login { public string Password; public override string ToString() => SecretRedactor.Default.Redact(Password); }""" },
        { "a method that is no ToString", """class Login { public string Password; public string ToString(int i) => Password; }""" },
        { "a method that is no tool", """class T { string apiKey = ""; public string Key() => apiKey; }""" },
        { "a tool without a secret", """class T { string apiKey = ""; [McpServerTool] public string Ask(string q) => q.Length > apiKey.Length ? "a" : "b"; }""" },
        { "a lambda within a tool", """class T { string apiKey = ""; [McpServerTool] public string Ask() { Func<string> f = () => apiKey; return f().Length.ToString(); } }""" },
        { "a masked property", """class T { public string Password => "***"; void M() => Console.WriteLine(Password); }""" },
        { "constants of names", """static class ParameterNames { public static readonly string AccessToken = "access_token"; } class T { void M() => Console.WriteLine(ParameterNames.AccessToken); }""" },
        { "a reader of a parser's tokens", """class Lexer { string NextToken() => ""; void M() { var token = NextToken(); throw new FormatException("unexpected " + token); } }""" },
        { "an exception without a message", """class E : Exception { public string Password; public E(string password) : base("bad") { Password = password; } } class T { void M(string password) => throw new E(password); }""" },
        { "an overridden property that gives a constant", """class T { public virtual string Secret => "none"; public override string ToString() => "x"; }""" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public Task A_value_that_is_safe_is_not_reported(string what, string body)
    {
        Assert.NotEmpty(what);
        return Analysis<SecretFlowAnalyzer>.Run(FlowSource.Of(body, "static string Mask(string s) => s;"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_name_or_type_that_is_no_secret_is_not_reported(string what, string parameter)
    {
        Assert.NotEmpty(what);
        string name = parameter[(parameter.LastIndexOf(' ') + 1)..];
        return Analysis<SecretFlowAnalyzer>.Run(FlowSource.OfTypes($$"""
            class PasswordHasher { }
            class T { void M(ILogger logger, {{parameter}}) { logger.LogInformation("{V}", {{name}}); Console.WriteLine($"{{{name}}}"); } }
            """));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public Task A_type_that_shows_no_secret_is_not_reported(string what, string types)
    {
        Assert.NotEmpty(what);
        return Analysis<SecretFlowAnalyzer>.Run(FlowSource.OfTypes(types));
    }
}
