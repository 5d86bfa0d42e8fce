using Redaction.Tool.Streams;

namespace Redaction.Tool.Running.Minted;

/// <summary>
/// A file to which a command appends variables for the steps after it. It is looked at before each piece of output is judged: what
/// the command wrote there before it wrote the output is known by then. Thread-safe.
/// </summary>
/// <param name="path">The file; it need not be there yet.</param>
/// <param name="takesAll">Whether all its variables are secret, and not only those whose names say so.</param>
/// <param name="values">Where they are registered.</param>
internal sealed class EnvFileWatch(string path, bool takesAll, MintedValues values)
{
    private const int LargestPiece = 4 * 1024 * 1024;

    private readonly Lock _lock = new();
    private long _seen = LengthOf(path);
    private long _read = LengthOf(path);

    /// <summary>Registers what was appended since the last time.</summary>
    public void Look()
    {
        long length = LengthOf(path);
        if (length == Volatile.Read(ref _seen))
        {
            return;
        }

        lock (_lock)
        {
            // one that became shorter was begun anew
            _read = length < _read ? 0 : _read;
            if (length > _read)
            {
                ReadOn();
            }

            Volatile.Write(ref _seen, length);
        }
    }

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }

    private void ReadOn()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Position = _read;
        using SensitiveBytes text = SensitiveBytes.ReadToEnd(file, LargestPiece)
            ?? throw new IOException($"{path}: more than {LargestPiece / (1024 * 1024)} MiB were appended at once, which is no file of variables");
        _read += EnvFileText.Read(text.Span, Register);
    }

    private void Register(string name, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty && (takesAll || SecretVariables.IsNamedSecret(name)) && !SecretVariables.IsPlace(value))
        {
            values.Register(value, name);
        }
    }
}
