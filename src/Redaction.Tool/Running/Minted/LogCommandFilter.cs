using System.Security.Cryptography;

namespace Redaction.Tool.Running.Minted;

/// <summary>
/// Stands before the redacting stream and reads along for lines that declare a value secret (<see cref="LogCommand"/>). The value is
/// registered before any byte of it is passed on; its line itself comes out with a mask, as GitHub's runner prints it.
/// <para>
/// Only what stands behind an opening is held, to the line's end: all other bytes pass at once, those of an opening too, since
/// <c>Password:</c> ends as one begins. An opening counts wherever it stands in a line, unlike at GitHub: a shell's trace
/// (<c>+ echo ::add-mask::VALUE</c>) shows the value before the command does. Linear time; at most <see cref="LongestLine"/> bytes
/// are held, and a longer line is given up for a mask. Not thread-safe.
/// </para>
/// </summary>
internal sealed class LogCommandFilter(MintedValues values, Stream output) : IDisposable
{
    /// <summary>How many bytes of a line are held: an escaped value of the greatest length, and then some.</summary>
    public const int LongestLine = 4 * SecretRegistry.MaxLength;

    private readonly byte[] _tail = new byte[LogCommand.LongestOpening];
    private byte[] _held = [];
    private int _heldCount;
    private int _tailCount;
    private State _state;
    private bool _isAzure;
    private byte _before;

    // not the registry's mask: of a long text that masks the sensitive parts, and here all of it is declared secret
    private static ReadOnlySpan<byte> Masked => "***"u8;

    private enum State
    {
        Passing,
        Holding,
        Discarding,
    }

    /// <summary>Takes output of the command.</summary>
    public void Write(ReadOnlySpan<byte> data)
    {
        while (!data.IsEmpty)
        {
            int taken = _state == State.Passing ? Pass(data) : Hold(data);
            data = data[taken..];
        }
    }

    /// <summary>The output has ended: a line that is held is whole.</summary>
    public void Complete()
    {
        if (_state == State.Holding)
        {
            Finish();
        }

        _state = State.Passing;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_held);

    private int Pass(ReadOnlySpan<byte> data)
    {
        int end = EndOfOpening(data);
        int passed = end < 0 ? data.Length : end;
        output.Write(data[..passed]);
        if (end >= 0)
        {
            // most commands never have such a line
            _held = _held.Length > 0 ? _held : GC.AllocateUninitializedArray<byte>(LongestLine, pinned: true);
            _state = State.Holding;
            _tailCount = 0;
        }
        else
        {
            Remember(data);
        }

        return passed;
    }

    /// <summary>Where an opening ends in the new bytes, though it began in those before.</summary>
    private int EndOfOpening(ReadOnlySpan<byte> data)
    {
        Span<byte> border = stackalloc byte[2 * LogCommand.LongestOpening];
        int more = Math.Min(data.Length, LogCommand.LongestOpening);
        _tail.AsSpan(0, _tailCount).CopyTo(border);
        data[..more].CopyTo(border[_tailCount..]);
        int end = LogCommand.EndOfOpening(border[..(_tailCount + more)], out _isAzure);
        int start = end < 0 ? -1 : end - OpeningLength();
        if (end >= 0)
        {
            _before = start > 0 ? border[start - 1] : (byte)0;
            return end - _tailCount;
        }

        end = LogCommand.EndOfOpening(data, out _isAzure);
        start = end - OpeningLength();
        _before = end >= 0 && start > 0 ? data[start - 1] : (byte)0;
        return end;
    }

    private int OpeningLength() => _isAzure ? LogCommand.LongestOpening : LogCommand.MaskLength;

    private void Remember(ReadOnlySpan<byte> data)
    {
        // one byte less than an opening, so that none is found twice
        const int Kept = LogCommand.LongestOpening - 1;
        if (data.Length >= Kept)
        {
            data[^Kept..].CopyTo(_tail);
            _tailCount = Kept;
            return;
        }

        int keep = Math.Min(_tailCount, Kept - data.Length);
        _tail.AsSpan(_tailCount - keep, keep).CopyTo(_tail);
        data.CopyTo(_tail.AsSpan(keep));
        _tailCount = keep + data.Length;
    }

    private int Hold(ReadOnlySpan<byte> data)
    {
        int newline = data.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = newline < 0 ? data : data[..(newline + 1)];
        if (_state == State.Holding && line.Length > _held.Length - _heldCount)
        {
            // it may be a secret of any length: what is not judged is not shown
            _state = State.Discarding;
            _heldCount = 0;
            output.Write(Masked);
        }

        if (_state == State.Holding)
        {
            line.CopyTo(_held.AsSpan(_heldCount));
            _heldCount += line.Length;
        }

        if (newline >= 0)
        {
            if (_state == State.Holding)
            {
                Finish();
            }
            else
            {
                output.Write("\n"u8);
            }

            _state = State.Passing;
        }

        return line.Length;
    }

    private void Finish()
    {
        ReadOnlySpan<byte> held = _held.AsSpan(0, _heldCount);
        ReadOnlySpan<byte> line = held.TrimEnd("\r\n"u8);
        if (!_isAzure && _before is (byte)'\'' or (byte)'"' && line.EndsWith(_before))
        {
            line = line[..^1];
        }

        if (LogCommand.TryRead(line, _isAzure, out int start, out string name))
        {
            byte[] value = LogCommand.Unescape(line[start..], _isAzure);
            values.Register(value, name);
            output.Write(line[..start]);
            output.Write(Masked);
            output.Write(held[line.Length..]);
            CryptographicOperations.ZeroMemory(value);
        }
        else
        {
            output.Write(held);
        }

        CryptographicOperations.ZeroMemory(_held.AsSpan(0, _heldCount));
        _heldCount = 0;
    }
}
