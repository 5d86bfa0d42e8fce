using System.Security.Cryptography;
using Redaction.Tool.Running.Minted;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Running;

/// <summary>
/// Carries one output of the command to one of ours, with the secrets masked, on a thread of its own: it reads as much as there is,
/// judges it, writes it in one call. When our output fails, or judging does, the command's is closed, as a shell's pipe would be:
/// the command learns of it from its next write. The other output goes on.
/// </summary>
internal sealed class OutputPump
{
    private const int Size = 256 * 1024;

    private readonly Reader _read;
    private readonly Action _close;
    private readonly Stream _output;
    private readonly SecretRedactor _redactor;
    private readonly MintedValues _values;
    private readonly IReadOnlyList<EnvFileWatch> _watches;
    private readonly Thread _thread;

    /// <summary>Reads some bytes; 0 at the end.</summary>
    public delegate int Reader(Span<byte> buffer);

    /// <param name="read">Reads some bytes of the command's output; 0 at its end.</param>
    /// <param name="close">Closes what is read, when nothing more is.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="redactor">What to mask.</param>
    /// <param name="values">Takes the values that the output itself declares secret.</param>
    /// <param name="watches">Files to look at before output is judged.</param>
    public OutputPump(
        Reader read, Action close, Stream output, SecretRedactor redactor, MintedValues values, IReadOnlyList<EnvFileWatch> watches)
    {
        _read = read;
        _close = close;
        _output = output;
        _redactor = redactor;
        _values = values;
        _watches = watches;
        _thread = new Thread(Run) { Name = "output", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Why it stopped before the end; null when it did not. A <see cref="ClosedOutputException"/>: nobody reads any more.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Waits for the end.</summary>
    public void Join() => _thread.Join();

    private void Run()
    {
        try
        {
            Carry();
        }
        catch (Exception e)
        {
            // on a thread of its own there is nobody above to tell: whoever joins it reads this
            Failure = e;
        }
        finally
        {
            _close();
        }
    }

    private void Carry()
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
        int most = 0;
        using var collected = new CollectedOutput(_output);
        try
        {
            int count = most = _read(buffer);
            if (count == 0)
            {
                return; // who says nothing does not wait for the rules
            }

            using Stream redacting = _redactor.WrapForWriting(collected, leaveOpen: true);
            using var commands = new LogCommandFilter(_values, redacting);
            do
            {
                most = Math.Max(most, count);
                foreach (EnvFileWatch watch in _watches)
                {
                    watch.Look();
                }

                commands.Write(buffer.AsSpan(0, count));
                redacting.Flush();
            }
            while (collected.Failure is null && (count = _read(buffer)) > 0);

            commands.Complete();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(buffer.AsSpan(0, most));
        }

        if (collected.Failure is not null)
        {
            throw collected.Failure;
        }
    }
}
