using System.Diagnostics;
using System.Globalization;
using Redaction.Tool.Streams;

namespace Redaction.Tool.Scanning;

/// <summary>
/// Counts what is done, and where a person looks on shows it with the rate and the time that is left, from the second second
/// on. Counting is thread-safe and costs next to nothing.
/// </summary>
internal sealed class ScanProgress : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly int _total;
    private readonly MessageWriter _messages;
    private readonly Timer? _timer;
    private long _bytes;
    private int _files;

    /// <summary>Starts the clock.</summary>
    /// <param name="total">How many files there are.</param>
    /// <param name="messages">Where it is shown.</param>
    public ScanProgress(int total, MessageWriter messages)
    {
        _total = total;
        _messages = messages;
        _timer = messages.IsTerminal ? new Timer(_ => Show(), null, s_quiet, s_interval) : null;
    }

    /// <summary>A file is done.</summary>
    public void AddFile() => Interlocked.Increment(ref _files);

    /// <summary>Bytes of a file are done.</summary>
    public void AddBytes(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Stops, and takes away what is shown.</summary>
    public void Dispose()
    {
        if (_timer is null)
        {
            return;
        }

        using var stopped = new ManualResetEvent(false);
        if (_timer.Dispose(stopped))
        {
            stopped.WaitOne(); // for a call that is under way would show it again
        }

        _messages.ClearStatus();
    }

    /// <summary>The line, such as <c>1,200 of 50,000 files, 25 MB, 21 MB/s, 40 s left</c>.</summary>
    private static string Format(int files, int total, long bytes, TimeSpan elapsed)
    {
        double seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        string line = string.Create(CultureInfo.InvariantCulture, $"{files:N0} of {total:N0} files, {Size(bytes)}, {Size((long)(bytes / seconds))}/s");
        return files == 0 || files >= total ? line : $"{line}, {Duration(elapsed * ((double)(total - files) / files))} left";
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0} kB"),
        < 10_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };

    private static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 100 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s"),
        < 6000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h"),
    };

    private void Show() =>
        _messages.ShowStatus(Format(Volatile.Read(ref _files), _total, Interlocked.Read(ref _bytes), Stopwatch.GetElapsedTime(_started)));
}
