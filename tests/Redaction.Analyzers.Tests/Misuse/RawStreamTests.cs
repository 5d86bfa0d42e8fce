using Redaction.Analyzers.Misuse;

namespace Redaction.Analyzers.Tests.Misuse;

/// <summary>RDC3004: streams that are used beside what redacts them.</summary>
public class RawStreamTests
{
    public static TheoryData<string, string> Planted => new()
    {
        { "written beside the wrapper", "void M(Stream raw, byte[] b) { using Stream clean = _redactor.WrapForWriting(raw); clean.Write(b); [|raw|].Write(b); }" },
        { "written by a text writer", "void M(TextWriter raw) { using TextWriter clean = _redactor.WrapForWriting(raw); [|raw|].WriteLine(\"x\"); }" },
        { "written asynchronously", "async Task M(Stream raw, byte[] b) { await using Stream clean = _redactor.WrapForWriting(raw); await [|raw|].WriteAsync(b); }" },
        { "a local of the method", "void M(byte[] b) { using var raw = File.Create(\"x\"); using var clean = _redactor.WrapForWriting(raw); [|raw|].Write(b); }" },
        { "a byte", "void M(Stream raw) { using var clean = _redactor.WrapForWriting(raw); [|raw|].WriteByte(1); }" },
        { "a writer over the raw stream", "void M(Stream raw) { using var clean = _redactor.WrapForWriting(raw); using var w = new StreamWriter([|raw|]); }" },
        { "copied into the raw stream", "void M(Stream raw, Stream s) { using var clean = _redactor.WrapForWriting(raw); s.CopyTo([|raw|]); }" },
        { "serialized into the raw stream", "void M(Stream raw) { using var clean = _redactor.WrapForWriting(raw); JsonSerializer.Serialize([|raw|], 1); }" },
        { "in a using statement", "void M(Stream raw, byte[] b) { using (var clean = _redactor.WrapForWriting(raw)) { [|raw|].Write(b); } }" },
        { "in a lambda", "Action M(Stream raw, byte[] b) { var clean = _redactor.WrapForWriting(raw); return () => [|raw|].Write(b); }" },
        { "the wrapper is in a field", "Stream? _log; void M(Stream raw, byte[] b) { _log = _redactor.WrapForWriting(raw); [|raw|].Write(b); }" },
        { "the wrapper is in another writer", "void M(Stream raw, byte[] b) { using var w = new StreamWriter(_redactor.WrapForWriting(raw)); [|raw|].Write(b); }" },
        { "read beside the reader", "async Task M(Stream raw, byte[] b) { PipeReader clean = _redactor.CreateReader(raw); await [|raw|].ReadAsync(b); }" },
        { "a pipe read beside the reader", "async Task M(PipeReader raw) { PipeReader clean = _redactor.CreateReader(raw); await [|raw|].ReadAsync(); }" },
        { "tried beside the reader", "void M(PipeReader raw) { PipeReader clean = _redactor.CreateReader(raw); [|raw|].TryRead(out _); }" },
        { "a reader over the raw stream", "void M(Stream raw) { PipeReader clean = _redactor.CreateReader(raw); using var r = new StreamReader([|raw|]); }" },
        { "copied beside the reader", "void M(Stream raw, Stream s) { PipeReader clean = _redactor.CreateReader(raw); [|raw|].CopyTo(s); }" },
        { "read after the copy", "async Task M(Stream raw, Stream o, byte[] b) { await _redactor.RedactAsync(raw, o); [|raw|].ReadExactly(b); }" },
        { "after a decision", "void M(Stream raw, byte[] b, bool c) { Stream s = raw; if (c) { s = _redactor.WrapForWriting(raw); } [|raw|].Write(b); }" },
        { "after a question mark", "void M(Stream? raw, byte[] b) { using var clean = _redactor.WrapForWriting(raw!); [|raw|]?.Write(b); }" },
    };

    public static TheoryData<string, string> Quiet => new()
    {
        { "only the wrapper is used", "void M(Stream raw, byte[] b) { using Stream clean = _redactor.WrapForWriting(raw); clean.Write(b); }" },
        { "written before", "void M(Stream raw, byte[] b) { raw.Write(b); using Stream clean = _redactor.WrapForWriting(raw); clean.Write(b); }" },
        { "disposed", "void M(Stream raw, byte[] b) { Stream clean = _redactor.WrapForWriting(raw, leaveOpen: true); clean.Dispose(); raw.Dispose(); }" },
        { "flushed", "void M(Stream raw) { using Stream clean = _redactor.WrapForWriting(raw); clean.Flush(); raw.Flush(); }" },
        { "what was written is looked at", "byte[] M(MemoryStream raw, byte[] b) { using Stream clean = _redactor.WrapForWriting(raw); clean.Write(b); return raw.ToArray(); }" },
        { "its length", "long M(Stream raw) { using Stream clean = _redactor.WrapForWriting(raw); return raw.Length; }" },
        { "what was written is read again", "void M(MemoryStream raw, byte[] b) { using Stream clean = _redactor.WrapForWriting(raw); raw.Position = 0; raw.ReadExactly(b); }" },
        { "the wrapper has ended", "void M(Stream raw, byte[] b) { using (var clean = _redactor.WrapForWriting(raw, leaveOpen: true)) { clean.Write(b); } raw.Write(b); }" },
        { "the wrapper's block has ended", "void M(Stream raw, byte[] b) { { using var clean = _redactor.WrapForWriting(raw, leaveOpen: true); clean.Write(b); } raw.Write(b); }" },
        { "the other branch", "Stream? _s; void M(Stream raw, byte[] b, bool c) { if (c) { _s = _redactor.WrapForWriting(raw); } else { raw.Write(b); } }" },
        { "another case", "Stream? _s; void M(Stream raw, byte[] b, int n) { switch (n) { case 0: _s = _redactor.WrapForWriting(raw); break; default: raw.Write(b); break; } }" },
        { "after a branch that returns", "Stream? _s; void M(Stream raw, byte[] b, bool c) { if (c) { _s = _redactor.WrapForWriting(raw); return; } raw.Write(b); }" },
        { "returned", "Stream M(Stream raw, byte[] b, bool c) { if (c) return _redactor.WrapForWriting(raw); raw.Write(b); return raw; }" },
        { "another stream", "void M(Stream raw, Stream other, byte[] b) { using Stream clean = _redactor.WrapForWriting(raw); other.Write(b); }" },
        { "a new stream in the same local", "Stream? _s; void M(Stream raw, byte[] b) { _s = _redactor.WrapForWriting(raw); raw = new MemoryStream(); raw.Write(b); }" },
        { "a chosen target", "void M(Stream raw, byte[] b, bool c) { Stream target = c ? _redactor.WrapForWriting(raw) : raw; target.Write(b); }" },
        { "the output of a copy", "async Task M(Stream raw, Stream o, byte[] b) { await _redactor.RedactAsync(raw, o); await o.WriteAsync(b); }" },
        { "completed", "async Task M(PipeReader raw) { PipeReader clean = _redactor.CreateReader(raw); await clean.CompleteAsync(); raw.Complete(); }" },
        { "written for a reader", "void M(Stream raw, byte[] b) { PipeReader clean = _redactor.CreateReader(raw); raw.Write(b); }" },
        { "another wrapper", "void M(Stream raw, byte[] b) { using var clean = new BufferedStream(raw); raw.Write(b); }" },
        { "kept for its disposal", "List<Stream> _all = new(); void M(Stream raw) { var clean = _redactor.WrapForWriting(raw); _all.Add(raw); }" },
    };

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_use_beside_the_wrapper_is_found(string name, string members)
    {
        Assert.Contains("[|", members, StringComparison.Ordinal);
        Assert.NotEmpty(name);
        await Analysis<RawStreamAnalyzer>.Run(MisuseFrame.Class(members));
    }

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task What_is_no_use_beside_it_is_fine(string name, string members)
    {
        Assert.NotEmpty(name);
        await Analysis<RawStreamAnalyzer>.Run(MisuseFrame.Class(members));
    }
}
