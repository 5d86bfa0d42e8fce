using System.Runtime.InteropServices;
using Redaction.Tool.Scanning;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Reporting;

/// <summary>
/// An <see cref="AtomicFile"/> that is written piece by piece: whatever happens before it is whole (no room, an error, Ctrl-C),
/// what stood under the name stays as it was, and the temporary file is removed. A pipe or a device is written to as it is.
/// </summary>
internal sealed class ReportFile : Stream
{
    private readonly string _name;
    private readonly string _target;
    private readonly string? _temporary;
    private readonly FileStream _stream;
    private readonly PosixSignalRegistration[] _signals = [];

    /// <summary>Opens a pipe or a device.</summary>
    private ReportFile(string name, string device)
    {
        _name = name;
        _target = device;
        _stream = new FileStream(device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>Creates the temporary file beside a target, which may be there already.</summary>
    private ReportFile(string name, string target, bool isThere)
    {
        _name = name;
        _target = target;
        _temporary = AtomicFile.NextTo(target);

        // before the file is there; the signal keeps its effect: as a rule the process dies of it
        _signals = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(s => PosixSignalRegistration.Create(s, _ => Remove()))];
        try
        {
            _stream = AtomicFile.Create(_temporary, isThere ? AtomicFile.Private : null);
        }
        catch
        {
            Unregister();
            throw;
        }
    }

    public override bool CanRead => false;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens a file for a report.</summary>
    /// <exception cref="IOException">It cannot be written; the message names it and the reason.</exception>
    public static ReportFile Open(string name) => Attempt(name, () =>
    {
        string full = Path.GetFullPath(name);
        string target = AtomicFile.Target(full);
        FileKind kind = FileKinds.Of(target);
        if (kind == FileKind.Folder)
        {
            throw new IOException("it is a folder");
        }

        return kind == FileKind.Special || IsDevice(full) ? new ReportFile(name, full) : new ReportFile(name, target, kind == FileKind.Regular);
    });

    /// <summary>The report is whole: it takes its name. On failure the file that has the name stays.</summary>
    /// <exception cref="IOException">It cannot be; the message names it and the reason.</exception>
    public void Commit() => Attempt(_name, () =>
    {
        if (_temporary is null)
        {
            _stream.Dispose();
            return true;
        }

        _stream.Flush(flushToDisk: true);
        Unregister();
        if (OperatingSystem.IsLinux() && !File.Exists(_temporary))
        {
            // a signal that our parent has us ignore (nohup) was told to us all the same; the open file still has its bytes
            File.Copy($"/proc/self/fd/{_stream.SafeFileHandle.DangerousGetHandle()}", _temporary);
        }

        _stream.Dispose();
        AtomicFile.Replace(_target, _temporary);
        return true;
    });

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _stream.Write(buffer);
        }
        catch (Exception e) when (e is IOException or ArgumentOutOfRangeException)
        {
            // the runtime reports a file over the system's limit (EFBIG) as a wrong argument
            throw Failure(_name, e);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => Attempt(_name, () =>
    {
        _stream.Flush();
        return true;
    });

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
            Remove();
            Unregister();
        }

        base.Dispose(disposing);
    }

    /// <summary>/dev/stdout and /dev/fd/N are links that lead to no name one could rename to.</summary>
    private static bool IsDevice(string path) =>
        !OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    private static T Attempt<T>(string name, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failure(name, e);
        }
    }

    /// <summary>The message of the runtime names the temporary file, behind <c> : </c>; the user knows another name.</summary>
    private static IOException Failure(string name, Exception e)
    {
        string reason = e switch
        {
            UnauthorizedAccessException => "permission denied",
            ArgumentOutOfRangeException => "it is too large",
            DirectoryNotFoundException => "there is no such folder",
            _ => e.Message.IndexOf(" : '", StringComparison.Ordinal) is > 0 and int end ? e.Message[..end] : e.Message,
        };
        return new IOException($"{name}: the report cannot be written: {reason}", e);
    }

    private void Unregister()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void Remove()
    {
        if (_temporary is null)
        {
            return;
        }

        try
        {
            File.Delete(_temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // it stays behind, named so that one sees what it is
        }
    }
}
