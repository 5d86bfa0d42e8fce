using Redaction.Analyzers.Flow;

namespace Redaction.Analyzers.Tests.Flow;

/// <summary>Each source, and each shape in which its value travels, is followed to the console.</summary>
public sealed class PlantedSourceTests
{
    public static TheoryData<string, string> Sources { get; } = new()
    {
        { "a marked parameter", """Console.WriteLine({|RDC2002:value|});""" },
        { "a marked field", """Console.WriteLine({|RDC2002:marked|});""" },
        { "a named field", """Console.WriteLine({|RDC2002:this.apiKey|});""" },
        { "a local named as a secret", """var dbPassword = Console.ReadLine(); Console.WriteLine({|RDC2002:dbPassword|});""" },
        { "a configuration key", """Console.WriteLine({|RDC2002:config["Db:Password"]|});""" },
        { "a section's key", """Console.WriteLine({|RDC2002:config.GetSection("Db")["ApiKey"]|});""" },
        { "a section's value", """Console.WriteLine({|RDC2002:config.GetSection("Db:Password").Value|});""" },
        { "a key that is put together", """Console.WriteLine({|RDC2002:config[$"Db:{name}:Password"]|});""" },
        { "a connection string", """Console.WriteLine({|RDC2002:config.GetConnectionString("Main")|});""" },
        { "a connection string under its key", """Console.WriteLine({|RDC2002:config["ConnectionStrings:Main"]|});""" },
        { "an environment variable", """Console.WriteLine({|RDC2002:Environment.GetEnvironmentVariable("GITHUB_TOKEN")|});""" },
        { "a vault's secret", """KeyVaultSecret s = await vault.GetSecretAsync("a"); Console.WriteLine({|RDC2002:s.Value|});""" },
        { "a vault's answer", """Console.WriteLine({|RDC2002:vault.GetSecret("a").Value.Value|});""" },
        { "a network credential", """var c = new NetworkCredential(name, password); Console.WriteLine({|RDC2002:c.Password|});""" },
        { "a connection string's builder", """var b = new SqlConnectionStringBuilder(); Console.WriteLine({|RDC2002:b.ConnectionString|});""" },
        { "a builder's password", """var b = new SqlConnectionStringBuilder(); Console.WriteLine({|RDC2002:b.Password|});""" },
        { "a connection", """var c = new SqlConnection(); Console.WriteLine({|RDC2002:c.ConnectionString|});""" },
        { "a secure string", """IntPtr p = Marshal.SecureStringToGlobalAllocUnicode(new SecureString()); Console.WriteLine({|RDC2002:Marshal.PtrToStringUni(p)|});""" },
        { "a private key", """using var rsa = RSA.Create(); Console.WriteLine({|RDC2002:rsa.ExportRSAPrivateKeyPem()|});""" },
        { "a dictionary of secrets", """void Show(Dictionary<string, string> secrets) { Console.WriteLine({|RDC2002:secrets["a"]|}); } Show(null);""" },
        { "a tuple's element", """(string user, string password) Get() => default; var pair = Get(); Console.WriteLine({|RDC2002:pair.password|});""" },
    };

    public static TheoryData<string, string> Shapes { get; } = new()
    {
        { "a local", """var s = value; Console.WriteLine({|RDC2002:s|});""" },
        { "a chain of locals", """var a = value; var b = a; string c; c = b; Console.WriteLine({|RDC2002:c|});""" },
        { "an interpolated local", """var s = $"v={value}"; Console.WriteLine({|RDC2002:s|});""" },
        { "a concatenated local", """var s = "v=" + value + ";"; Console.WriteLine({|RDC2002:s|});""" },
        { "an addition", """var s = "v="; s += value; Console.WriteLine({|RDC2002:s|});""" },
        { "a format", """Console.WriteLine({|RDC2002:string.Format("{0}:{1}", name, value)|});""" },
        { "a join", """Console.WriteLine({|RDC2002:string.Join(",", name, value)|});""" },
        { "a concat", """Console.WriteLine({|RDC2002:string.Concat("a", value)|});""" },
        { "a part", """Console.WriteLine({|RDC2002:value.Substring(0, 4)|}); Console.WriteLine({|RDC2002:value[..4]|});""" },
        { "other letters", """Console.WriteLine({|RDC2002:value.Trim().ToUpperInvariant()|});""" },
        { "a replacement within it", """Console.WriteLine({|RDC2002:value.Replace("a", "b")|});""" },
        { "a replacement by it", """Console.WriteLine({|RDC2002:name.Replace("{0}", value)|});""" },
        { "a builder", """var b = new StringBuilder("v="); b.Append(name).Append(value); Console.WriteLine({|RDC2002:b.ToString()|});""" },
        { "a builder's format", """var b = new StringBuilder(); b.AppendFormat("{0}", value); Console.WriteLine({|RDC2002:b|});""" },
        { "bytes", """var b = Encoding.UTF8.GetBytes(value); Console.WriteLine({|RDC2002:Convert.ToBase64String(b)|});""" },
        { "hex digits", """Console.WriteLine({|RDC2002:Convert.ToHexString(Encoding.UTF8.GetBytes(value))|});""" },
        { "an escaped value", """Console.WriteLine({|RDC2002:Uri.EscapeDataString(value)|});""" },
        { "chars", """char[] c = value.ToCharArray(); Console.WriteLine({|RDC2002:new string(c)|});""" },
        { "a condition", """Console.WriteLine({|RDC2002:flag ? value : "none"|});""" },
        { "a default for null", """Console.WriteLine({|RDC2002:value ?? "none"|}); Console.WriteLine({|RDC2002:name ?? value|});""" },
        { "a switch", """Console.WriteLine({|RDC2002:count switch { 1 => value, _ => "none" }|});""" },
        { "a conditional access", """Console.WriteLine({|RDC2002:value?.Trim()|});""" },
        { "a tuple", """var t = (name, value); Console.WriteLine({|RDC2002:t.Item2|});""" },
        { "a deconstruction", """var (a, b) = (name, value); Console.WriteLine({|RDC2002:b|});""" },
        { "a swap", """string a = "x", b; (b, a) = (value, a); Console.WriteLine({|RDC2002:b|});""" },
        { "a pattern", """object o = value; if (o is string s) Console.WriteLine({|RDC2002:s|});""" },
        { "a list", """var l = new List<string> { name, value }; Console.WriteLine({|RDC2002:l[1]|});""" },
        { "a list that is added to", """var l = new List<string>(); l.Add(value); foreach (var x in l) Console.WriteLine({|RDC2002:x|});""" },
        { "an array", """var a = new[] { value }; Console.WriteLine({|RDC2002:a[0]|});""" },
        { "a collection expression", """string[] a = [name, value]; Console.WriteLine({|RDC2002:string.Join(" ", a)|});""" },
        { "a dictionary", """var d = new Dictionary<string, string> { ["a"] = value }; Console.WriteLine({|RDC2002:d["a"]|});""" },
        { "a dictionary's value by out", """var d = new Dictionary<string, string>(); d["a"] = value; d.TryGetValue("a", out var v); Console.WriteLine({|RDC2002:v|});""" },
        { "an anonymous object", """var o = new { A = value }; Console.WriteLine({|RDC2002:o.A|});""" },
        { "an anonymous object that is printed", """Console.WriteLine({|RDC2002:new { A = value }|});""" },
        { "a task", """var t = Task.FromResult(value); Console.WriteLine({|RDC2002:await t.ConfigureAwait(false)|});""" },
        { "a lambda's capture", """Action a = () => Console.WriteLine({|RDC2002:value|}); a();""" },
        { "a lambda's captured local", """var s = value; names.ForEach(n => Console.WriteLine({|RDC2002:s|}));""" },
        { "a lambda's result", """Func<string> f = () => value; Console.WriteLine({|RDC2002:f()|});""" },
        { "an argument of a lambda in a local", """Action<string> a = s => Console.WriteLine({|RDC2002:s|}); a(value);""" },
        { "an argument of a lambda that is assigned", """Action<int, string> a; a = (i, s) => { Console.WriteLine(i); Console.WriteLine({|RDC2002:s|}); }; a.Invoke(1, value);""" },
        { "an argument of a lambda that may be there", """Action<string>? a = s => Console.WriteLine({|RDC2002:s|}); a?.Invoke(value);""" },
        { "an object that is serialized", """Console.WriteLine({|RDC2002:System.Text.Json.JsonSerializer.Serialize(new { name, inner = new { A = value } })|});""" },
        { "an object with a secret that is serialized", """var o = new { password, name }; Console.WriteLine({|RDC2002:System.Text.Json.JsonSerializer.Serialize(o)|});""" },
        { "a local function", """string F() => value; Console.WriteLine({|RDC2002:F()|});""" },
        { "a query", """var all = new[] { value }.Where(v => v.Length > 1).Select(v => v.Trim()); Console.WriteLine({|RDC2002:all.First()|});""" },
        { "a span", """ReadOnlySpan<char> s = value; Console.WriteLine({|RDC2002:s.ToString()|});""" },
        { "an assignment within an expression", """string s; Console.WriteLine({|RDC2002:s = value|}); Console.WriteLine({|RDC2002:s|});""" },
        { "a null default that is assigned", """string s = null; s ??= value; Console.WriteLine({|RDC2002:s|});""" },
        { "a branch", """var s = "a"; if (flag) { s = value; } Console.WriteLine({|RDC2002:s|});""" },
        { "a case", """string s; switch (count) { case 1: s = value; break; default: s = "a"; break; } Console.WriteLine({|RDC2002:s|});""" },
        { "a loop's next round", """var s = "a"; while (flag) { Console.WriteLine({|RDC2002:s|}); s = value; }""" },
        { "after a loop", """var s = "a"; foreach (var n in names) { s = value; } Console.WriteLine({|RDC2002:s|});""" },
        { "a try", """var s = "a"; try { s = value; File.Delete(name); s = "b"; } catch { Console.WriteLine({|RDC2002:s|}); }""" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public Task A_source_is_known(string what, string body)
    {
        Assert.NotEmpty(what);
        return Analysis<SecretFlowAnalyzer>.Run(FlowSource.Of(body));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public Task A_value_is_followed(string what, string body)
    {
        Assert.NotEmpty(what);
        return Analysis<SecretFlowAnalyzer>.Run(FlowSource.Of(body));
    }
}
