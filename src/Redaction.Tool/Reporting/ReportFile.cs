using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Redaction.Tool.Scanning;

namespace Redaction.Tool.Reporting;

/// <summary>
/// A file that is written under a temporary name beside its own and renamed when it is whole and on the disk: whatever happens
/// before (no room, an error, Ctrl-C), what stood under the name stays as it was, and the temporary file is removed. A
/// symbolic link keeps pointing at the file that is replaced. A pipe or a device is written to as it is.
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
        _temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.tmp");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (isThere && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(target);
        }

        // before the file is there; the signal keeps its effect: as a rule the process dies of it
        _signals = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP]).Select(s => PosixSignalRegistration.Create(s, _ => Remove()))];
        try
        {
            _stream = new FileStream(_temporary, options);
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
        string target = FileKinds.Of(full) == FileKind.Link && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } end ? end.FullName : full;
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
        File.Move(_temporary, _target, overwrite: true);
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
