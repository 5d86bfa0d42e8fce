using Redaction.Analyzers.Misuse;

namespace Redaction.Analyzers.Tests.Misuse;

/// <summary>RDC3001: leases that nobody disposes.</summary>
public class UndisposedLeaseTests
{
    public static TheoryData<string, string> Planted => new()
    {
        { "dropped", "void M(string v) { [|_redactor.Register(v, \"x\")|]; }" },
        { "dropped with options", "void M(string v) { [|_redactor.Register(v, \"x\", SecretOptions.Default)|]; }" },
        { "dropped by an arrow", "void M(string v) => [|_redactor.Register(v, \"x\")|];" },
        { "dropped by a lambda", "Action<string> M() => v => [|_redactor.Register(v, \"x\")|];" },
        { "discarded", "void M(string v) { _ = [|_redactor.Register(v, \"x\")|]; }" },
        { "added to the registry and dropped", "void M(SecretRegistry r, string v) { [|r.Add(v, \"x\")|]; }" },
        { "bytes added and dropped", "void M(SecretRegistry r, byte[] v) { [|r.Add(v, \"x\")|]; }" },
        { "dropped after a question mark", "void M(SecretRedactor? r, string v) { r?[|.Register(v, \"x\")|]; }" },
        { "kept in a local and forgotten", "void M(string v) { var lease = [|_redactor.Register(v, \"x\")|]; Console.WriteLine(lease.Name); }" },
        { "kept in a local of its type", "void M(string v) { SecretLease lease = [|_redactor.Register(v, \"x\")|]; lease.Renew(TimeSpan.FromMinutes(1)); }" },
        { "kept as IDisposable", "void M(string v) { IDisposable lease = [|_redactor.Register(v, \"x\")|]; }" },
        { "assigned to a local later", "void M(string v) { SecretLease lease; lease = [|_redactor.Register(v, \"x\")|]; Console.WriteLine(lease.IsActive); }" },
        { "only its name is taken", "string M(string v) => [|_redactor.Register(v, \"x\")|].Name;" },
        { "only revealed", "void M(string v, ProcessStartInfo p) => p.Environment[\"X\"] = [|_redactor.Register(v, \"x\")|].Reveal();" },
        { "not disposed on an early return", "void M(string v, bool b) { var lease = [|_redactor.Register(v, \"x\")|]; if (b) { return; } lease.Dispose(); }" },
        { "disposed in one branch", "void M(string v, bool b) { var lease = [|_redactor.Register(v, \"x\")|]; if (b) { lease.Dispose(); } }" },
        { "disposed only in a catch", "void M(string v) { var lease = [|_redactor.Register(v, \"x\")|]; try { M(v); } catch (IOException) { lease.Dispose(); } }" },
        { "not disposed in one arm of a switch", "void M(string v, int n) { var lease = [|_redactor.Register(v, \"x\")|]; switch (n) { case 0: lease.Dispose(); break; case 1: break; default: lease.Dispose(); break; } }" },
        { "in a loop", "void M(string[] all) { foreach (string v in all) { var lease = [|_redactor.Register(v, \"x\")|]; } }" },
        { "compared and forgotten", "bool M(string v) { var lease = [|_redactor.Register(v, \"x\")|]; return lease != null; }" },
        { "discarded from its local", "void M(string v) { var lease = [|_redactor.Register(v, \"x\")|]; _ = lease; }" },
    };

    public static TheoryData<string, string> Quiet => new()
    {
        { "a using declaration", "void M(string v) { using var lease = _redactor.Register(v, \"x\"); }" },
        { "a using statement", "void M(string v) { using (var lease = _redactor.Register(v, \"x\")) { } }" },
        { "a using statement without a name", "void M(string v) { using (_redactor.Register(v, \"x\")) { } }" },
        { "a using of the local later", "void M(string v) { var lease = _redactor.Register(v, \"x\"); using (lease) { } }" },
        { "a using declaration of the local later", "void M(string v) { var lease = _redactor.Register(v, \"x\"); using var owned = lease; }" },
        { "disposed at once", "void M(string v) { _redactor.Register(v, \"x\").Dispose(); }" },
        { "disposed at the end", "void M(string v) { var lease = _redactor.Register(v, \"x\"); M(v); lease.Dispose(); }" },
        { "disposed in finally", "void M(string v, bool b) { var lease = _redactor.Register(v, \"x\"); try { if (b) { return; } } finally { lease.Dispose(); } }" },
        { "disposed after a question mark", "void M(string v) { SecretLease? lease = _redactor.Register(v, \"x\"); lease?.Dispose(); }" },
        { "disposed unless null", "void M(string v) { SecretLease? lease = _redactor.Register(v, \"x\"); if (lease is not null) { lease.Dispose(); } }" },
        { "disposed unless equal to null", "void M(string v) { SecretLease? lease = _redactor.Register(v, \"x\"); if (lease == null) { return; } lease.Dispose(); }" },
        { "disposed in both branches", "void M(string v, bool b) { var lease = _redactor.Register(v, \"x\"); if (b) { lease.Dispose(); } else { lease.Dispose(); } }" },
        { "an exception instead of a disposal", "void M(string v, bool b) { var lease = _redactor.Register(v, \"x\"); if (b) { throw new IOException(); } lease.Dispose(); }" },
        { "disposed as IDisposable", "void M(string v) { IDisposable lease = _redactor.Register(v, \"x\"); lease.Dispose(); }" },
        { "disposed by a lambda", "void M(string v, CancellationToken t) { var lease = _redactor.Register(v, \"x\"); t.Register(() => lease.Dispose()); }" },
        { "disposed by a method group", "void M(string v, CancellationToken t) { var lease = _redactor.Register(v, \"x\"); t.Register(lease.Dispose); }" },
        { "returned", "SecretLease M(string v) => _redactor.Register(v, \"x\");" },
        { "returned from a local", "SecretLease M(string v) { var lease = _redactor.Register(v, \"x\"); return lease; }" },
        { "returned by a lambda", "Func<string, SecretLease> M() => v => _redactor.Register(v, \"x\");" },
        { "yielded", "IEnumerable<SecretLease> M(string v) { yield return _redactor.Register(v, \"x\"); }" },
        { "kept in a field", "SecretLease? _lease; void M(string v) { _lease = _redactor.Register(v, \"x\"); }" },
        { "kept in a property", "SecretLease? Lease { get; set; } void M(string v) { Lease = _redactor.Register(v, \"x\"); }" },
        { "kept in a field from a local", "SecretLease? _lease; void M(string v) { var lease = _redactor.Register(v, \"x\"); _lease = lease; }" },
        { "kept in a field's initializer", "SecretLease _lease = SecretRedactor.Default.Register(\"v\", \"x\");" },
        { "kept in a list", "List<SecretLease> _all = new(); void M(string v) { _all.Add(_redactor.Register(v, \"x\")); }" },
        { "kept in an array", "SecretLease[] M(string v) => new[] { _redactor.Register(v, \"x\") };" },
        { "kept in a collection expression", "List<SecretLease> M(string v) => [_redactor.Register(v, \"x\")];" },
        { "kept in a dictionary", "Dictionary<string, SecretLease> _all = new(); void M(string v) { _all[\"x\"] = _redactor.Register(v, \"x\"); }" },
        { "selected", "SecretLease[] M(string[] all) => all.Select(v => _redactor.Register(v, \"x\")).ToArray();" },
        { "handed on", "void M(string v) { Own(_redactor.Register(v, \"x\")); } void Own(SecretLease l) => l.Dispose();" },
        { "handed on from a local", "void M(string v) { var lease = _redactor.Register(v, \"x\"); Own(lease); } void Own(SecretLease l) => l.Dispose();" },
        { "given to an out parameter", "void M(string v, out SecretLease lease) { lease = _redactor.Register(v, \"x\"); }" },
        { "part of a tuple", "(SecretLease, int) M(string v) => (_redactor.Register(v, \"x\"), 1);" },
        { "chosen and used", "void M(string v, bool b) { using var lease = b ? _redactor.Register(v, \"x\") : null; }" },
        { "two in one local, each disposed", "void M(string v) { var lease = _redactor.Register(v, \"x\"); lease.Dispose(); lease = _redactor.Register(v, \"y\"); lease.Dispose(); }" },
        { "set to null after its disposal", "void M(string v) { SecretLease? lease = _redactor.Register(v, \"x\"); lease.Dispose(); lease = null; }" },
        { "another Register", "void M(CancellationToken t) { t.Register(() => { }); }" },
        { "another Add", "void M(List<string> l) { l.Add(\"x\"); }" },
        { "in a lambda and disposed there", "Action<string> M() => v => { var lease = _redactor.Register(v, \"x\"); lease.Dispose(); };" },
        { "disposed asynchronously later", "async Task M(string v) { var lease = _redactor.Register(v, \"x\"); await Task.Yield(); lease.Dispose(); }" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_lost_lease_is_found(string name, string members)
    {
        Assert.Contains("[|", members, StringComparison.Ordinal);
        Assert.NotEmpty(name);
        await Analysis<UndisposedLeaseAnalyzer>.Run(MisuseFrame.Class(members));
    }

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task A_lease_with_an_owner_is_fine(string name, string members)
    {
        Assert.NotEmpty(name);
        await Analysis<UndisposedLeaseAnalyzer>.Run(MisuseFrame.Class(members));
    }

    [Fact]
    public async Task Top_level_statements_are_read_too() =>
        await new Analysis<UndisposedLeaseAnalyzer>("using Redaction;\nvar lease = [|SecretRedactor.Default.Register(args[0], \"x\")|];\nSystem.Console.WriteLine(lease.Name);\n")
        {
            TestState = { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication },
        }.RunAsync(TestContext.Current.CancellationToken);
}
