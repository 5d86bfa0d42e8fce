using System.Buffers;
using System.Diagnostics;
using System.Text;
using Xunit;

namespace Redaction.Tests.Scanning;

/// <summary>
/// Work does not grow with what is held back or with what an attacker writes. Not timings: the built-in rules are asked how
/// many candidates live at once, which bounds the steps a byte can cost.
/// </summary>
public class LinearWorkTests
{
    /// <summary>Texts made of what opens secrets, never closed.</summary>
    public static TheoryData<string> Hostile() =>
    [
        "ghp_", "gh", "eyJ", "eyJhbGciOi.", "glpat-", "sk-ant-api03-", "sk-proj-", "AKIA", "AIza", "xoxb-", "SG.", "hf_",
        "password=", "password=\"", "secret: ", "-----BEGIN ", "-----BEGIN RSA PRIVATE KEY-----\n", "https://", "https://a:", "://",
        "Authorization: Bearer ", "AccountKey=", "npm_", "pypi-AgEIcHlwaS5vcmc", "8Q~", "00:AA", "hvs.", "dop_v1_", "ops_eyJ",
        "PuTTY-User-Key-File-2: ", "{\"token\":{\"token\":", "token=[token=", "machine login password ",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Few_candidates_live_at_once(string opening)
    {
        SecretRedactor redactor = SecretRedactor.Default;
        byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(opening, (64 * 1024 / opening.Length) + 1)));
        var state = new Redaction.Scanning.ScanState();
        state.Reset(redactor.Scanner.Blocks, wantsFingerprints: false);
        int most = 0;
        for (int length = 997; length < text.Length; length += 997)
        {
            redactor.Scanner.Scan(text.AsSpan(0, length), isFinal: false, redactor.Known, state);
            most = Math.Max(most, state.CandidateCount);
        }

        Assert.InRange(most, 0, 48);
    }

    [Fact]
    public void Clean_input_allocates_nothing()
    {
        // one of its own: other tests, running beside, make the shared one's automata grow
        var redactor = new SecretRedactor();
        string line = "2026-11-24T08:25:32.123Z [INFO] Contoso.Billing.Api[12]: handler response stage queue model (734 ms)";
        byte[] large = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line + "\n", 10_000)));
        var output = new Discard();
        for (int i = 0; i < 5; i++)
        {
            Assert.Same(line, redactor.Redact(line));
            Assert.Equal(0, redactor.Redact(large, output));
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        redactor.Redact(line);
        redactor.Redact(large, output);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_one_byte_write_allocates_nothing()
    {
        // one of its own: other tests, running beside, make the shared one's automata grow
        var redactor = new SecretRedactor();
        using Stream stream = redactor.WrapForWriting(Stream.Null);
        byte[] text = Encoding.ASCII.GetBytes("plain text, gh, eyJ0 and -----BEGIN of nothing, digits 123456 and words\n");
        const int WarmUp = 10_000;
        for (int i = 0; i < WarmUp; i++)
        {
            stream.Write(text.AsSpan(i % text.Length, 1));
        }

        // the text goes on where it stopped: a jump in it is a sequence of bytes that the automata have not met yet
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = WarmUp; i < WarmUp + 2000; i++)
        {
            stream.Write(text.AsSpan(i % text.Length, 1));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class Discard : IBufferWriter<byte>
    {
        private readonly byte[] _buffer = new byte[4 << 20];

        public void Advance(int count) => Debug.Assert(count <= _buffer.Length);

        public Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

        public Span<byte> GetSpan(int sizeHint = 0) => _buffer;
    }
}
