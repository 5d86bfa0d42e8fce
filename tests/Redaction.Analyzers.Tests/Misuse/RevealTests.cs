using Redaction.Analyzers.Misuse;

namespace Redaction.Analyzers.Tests.Misuse;

/// <summary>RDC3003: revealed values that go elsewhere than into an injection.</summary>
public class RevealTests
{
    public static TheoryData<string, string> Planted => new()
    {
        { "returned", "string M(SecretLease l) => [|l.Reveal()|];" },
        { "returned from a local", "string M(SecretLease l) { var v = [|l.Reveal()|]; return v; }" },
        { "returned in a text", "string M(SecretLease l) => $\"Bearer {[|l.Reveal()|]}\";" },
        { "returned by a lambda", "Func<string> M(SecretLease l) => () => [|l.Reveal()|];" },
        { "kept in a field", "string? _v; void M(SecretLease l) { _v = [|l.Reveal()|]; }" },
        { "kept in a property", "string? Password { get; set; } void M(SecretLease l) { Password = [|l.Reveal()|]; }" },
        { "kept in a field from a local", "string? _v; void M(SecretLease l) { string v = [|l.Reveal()|]; _v = v; }" },
        { "kept in a dictionary", "Dictionary<string, string> _all = new(); void M(SecretLease l) { _all[\"x\"] = [|l.Reveal()|]; }" },
        { "added to a dictionary", "Dictionary<string, string> _all = new(); void M(SecretLease l) { _all.Add(\"x\", [|l.Reveal()|]); }" },
        { "added to a list", "List<string> _all = new(); void M(SecretLease l) { _all.Add([|l.Reveal()|]); }" },
        { "written to the console", "void M(SecretLease l) { Console.WriteLine([|l.Reveal()|]); }" },
        { "written to the console in a text", "void M(SecretLease l) { Console.WriteLine(\"got \" + [|l.Reveal()|]); }" },
        { "written to the console encoded", "void M(SecretLease l) { Console.WriteLine(Convert.ToBase64String(Encoding.UTF8.GetBytes([|l.Reveal()|]))); }" },
        { "formatted and printed", "void M(SecretLease l) { Console.WriteLine(string.Format(\"{0}\", [|l.Reveal()|])); }" },
        { "trimmed and printed", "void M(SecretLease l) { Console.WriteLine([|l.Reveal()|].Trim()); }" },
        { "written to a file", "void M(SecretLease l) { File.WriteAllText(\"x\", [|l.Reveal()|]); }" },
        { "an argument of a process", "void M(SecretLease l) { Process.Start(\"curl\", [|l.Reveal()|]); }" },
        { "an argument in a list", "void M(SecretLease l, ProcessStartInfo p) { p.ArgumentList.Add([|l.Reveal()|]); }" },
        { "arguments set", "void M(SecretLease l, ProcessStartInfo p) { p.Arguments = \"-p \" + [|l.Reveal()|]; }" },
        { "part of a URL", "async Task M(SecretLease l, HttpClient c) { await c.GetAsync(\"https://x.test/?k=\" + [|l.Reveal()|]); }" },
        { "an exception's message", "void M(SecretLease l) { throw new InvalidOperationException([|l.Reveal()|]); }" },
        { "captured by a lambda", "Action M(SecretLease l, ProcessStartInfo p) { var v = [|l.Reveal()|]; return () => p.Environment[\"X\"] = v; }" },
        { "injected once and printed once", "void M(SecretLease l, ProcessStartInfo p) { var v = [|l.Reveal()|]; p.Environment[\"X\"] = v; Console.WriteLine(v); }" },
        { "handed to something unknown", "void M(SecretLease l) { Use([|l.Reveal()|]); } void Use(string text) { }" },
        { "handed to something unknown after a question mark", "void M(SecretLease? l) { Use(l?[|.Reveal()|] ?? \"\"); } void Use(string text) { }" },
        { "in a tuple", "(string, int) M(SecretLease l) => ([|l.Reveal()|], 1);" },
        { "in an array", "string[] M(SecretLease l) => new[] { [|l.Reveal()|] };" },
        { "chosen and returned", "string M(SecretLease l, bool b) => b ? [|l.Reveal()|] : \"\";" },
        { "the process's own environment", "void M(SecretLease l) { Environment.SetEnvironmentVariable(\"X\", [|l.Reveal()|]); }" },
        { "standard output", "void M(SecretLease l, TextWriter w) { w.WriteLine([|l.Reveal()|]); }" },
        { "yielded", "IEnumerable<string> M(SecretLease l) { yield return [|l.Reveal()|]; }" },
    };

    public static TheoryData<string, string> Quiet => new()
    {
        { "the environment of a process", "void M(SecretLease l, ProcessStartInfo p) { p.Environment[\"X\"] = l.Reveal(); }" },
        { "the environment by Add", "void M(SecretLease l, ProcessStartInfo p) { p.Environment.Add(\"X\", l.Reveal()); }" },
        { "the environment variables", "void M(SecretLease l, ProcessStartInfo p) { p.EnvironmentVariables[\"X\"] = l.Reveal(); }" },
        { "the environment variables by Add", "void M(SecretLease l, ProcessStartInfo p) { p.EnvironmentVariables.Add(\"X\", l.Reveal()); }" },
        { "the environment in an initializer", "ProcessStartInfo M(SecretLease l) => new(\"x\") { Environment = { [\"X\"] = l.Reveal() } };" },
        { "the environment in a local", "void M(SecretLease l, ProcessStartInfo p) { var e = p.Environment; e[\"X\"] = l.Reveal(); }" },
        { "a local on its way", "void M(SecretLease l, ProcessStartInfo p) { string v = l.Reveal(); p.Environment[\"X\"] = v; }" },
        { "two locals on its way", "void M(SecretLease l, ProcessStartInfo p) { string v = l.Reveal(); string w = \"a:\" + v; p.Environment[\"X\"] = w; }" },
        { "an authentication header", "void M(SecretLease l, HttpClient c) { c.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", l.Reveal()); }" },
        { "basic authentication", "void M(SecretLease l, HttpRequestMessage r) { r.Headers.Authorization = new(\"Basic\", Convert.ToBase64String(Encoding.UTF8.GetBytes($\"me:{l.Reveal()}\"))); }" },
        { "a header", "void M(SecretLease l, HttpRequestMessage r) { r.Headers.Add(\"X-Api-Key\", l.Reveal()); }" },
        { "a header without validation", "void M(SecretLease l, HttpClient c) { c.DefaultRequestHeaders.TryAddWithoutValidation(\"X-Api-Key\", l.Reveal()); }" },
        { "a header of a socket", "void M(SecretLease l, ClientWebSocket s) { s.Options.SetRequestHeader(\"X-Api-Key\", l.Reveal()); }" },
        { "a form", "HttpContent M(SecretLease l) => new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>(\"client_secret\", l.Reveal()) });" },
        { "a body", "HttpContent M(SecretLease l) => new StringContent($\"{{\\\"key\\\":\\\"{l.Reveal()}\\\"}}\");" },
        { "a credential of the network", "ICredentials M(SecretLease l) => new NetworkCredential(\"me\", l.Reveal());" },
        { "a credential's property", "void M(SecretLease l, NetworkCredential c) { c.Password = l.Reveal(); }" },
        { "an API key's credential", "object M(SecretLease l) => new System.ClientModel.ApiKeyCredential(l.Reveal());" },
        { "an Azure key's credential", "object M(SecretLease l) => new Azure.AzureKeyCredential(l.Reveal());" },
        { "a connection string's password", "void M(SecretLease l, Microsoft.Data.SqlClient.SqlConnectionStringBuilder b) { b.Password = l.Reveal(); }" },
        { "a connection string's password in an initializer", "object M(SecretLease l) => new Microsoft.Data.SqlClient.SqlConnectionStringBuilder { Password = l.Reveal() };" },
        { "a connection string's indexer", "void M(SecretLease l, DbConnectionStringBuilder b) { b[\"Password\"] = l.Reveal(); }" },
        { "a connection string", "object M(SecretLease l) => new Microsoft.Data.SqlClient.SqlConnection($\"Server=x;User Id=me;Password={l.Reveal()}\");" },
        { "a connection string set", "void M(SecretLease l, DbConnection c) { c.ConnectionString = \"Server=x;Password=\" + l.Reveal(); }" },
        { "standard input", "void M(SecretLease l, Process p) { p.StandardInput.WriteLine(l.Reveal()); }" },
        { "standard input later", "async Task M(SecretLease l, Process p) { await p.StandardInput.WriteAsync(l.Reveal()); }" },
        { "standard input in a local", "void M(SecretLease l, Process p) { StreamWriter w = p.StandardInput; w.Write(l.Reveal()); }" },
        { "standard input's bytes", "void M(SecretLease l, Process p) { p.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(l.Reveal())); }" },
        { "the key of a signature", "byte[] M(SecretLease l, byte[] d) { using var h = new HMACSHA256(Encoding.UTF8.GetBytes(l.Reveal())); return h.ComputeHash(d); }" },
        { "a hash", "byte[] M(SecretLease l) => SHA256.HashData(Encoding.UTF8.GetBytes(l.Reveal()));" },
        { "a parameter named as a secret", "void M(SecretLease l) { Connect(\"x\", l.Reveal()); } void Connect(string host, string password) { }" },
        { "a parameter marked as a secret", "void M(SecretLease l) { Connect(l.Reveal()); } void Connect([Secret] string text) { }" },
        { "registered again", "void M(SecretLease l) { using var other = _redactor.Register(l.Reveal(), \"again\"); }" },
        { "redacted", "string M(SecretLease l) => _redactor.Redact(l.Reveal());" },
        { "its length", "int M(SecretLease l) => l.Reveal().Length;" },
        { "a comparison", "bool M(SecretLease l, string s) => l.Reveal() == s;" },
        { "a question", "bool M(SecretLease l) => string.IsNullOrEmpty(l.Reveal());" },
        { "a guard", "void M(SecretLease l) { ArgumentException.ThrowIfNullOrEmpty(l.Reveal()); }" },
        { "a question about a local", "void M(SecretLease l, ProcessStartInfo p) { var v = l.Reveal(); if (v.Length > 3 && v.StartsWith(\"x\")) { p.Environment[\"X\"] = v; } }" },
        { "dropped", "void M(SecretLease l) { l.Reveal(); }" },
        { "another Reveal", "class Curtain { public string Reveal() => \"\"; } string M(Curtain c) => c.Reveal();" },
        { "local and injection in one lambda", "Action<ProcessStartInfo> M(SecretLease l) => p => { var v = l.Reveal(); p.Environment[\"X\"] = v; };" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_value_that_is_kept_or_shown_is_found(string name, string members)
    {
        Assert.Contains("[|", members, StringComparison.Ordinal);
        Assert.NotEmpty(name);
        await Run(members);
    }

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task An_injection_is_fine(string name, string members)
    {
        Assert.NotEmpty(name);
        await Run(members);
    }

    private static Task Run(string members) => Analysis<RevealAnalyzer>.Run(MisuseFrame.Class(members));
}
