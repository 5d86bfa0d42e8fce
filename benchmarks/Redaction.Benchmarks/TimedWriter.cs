using System.Diagnostics;

namespace Redaction.Benchmarks;

/// <summary>
/// A thread that sends a text through redacted streams again and again, one stream for each pass, and times each write of
/// 64 KiB. A phase is begun and ended from outside.
/// </summary>
internal sealed class TimedWriter : IDisposable
{
    private readonly SecretRedactor _redactor;
    private readonly byte[] _text;
    private readonly Thread _thread;

    // what the next write is counted in, and what the current one is
    private volatile WriteTimes _wanted = new();
    private volatile WriteTimes _current = new();
    private volatile bool _stopping;
    private volatile Exception? _failure;

    public TimedWriter(SecretRedactor redactor, byte[] text)
    {
        _redactor = redactor;
        _text = text;
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Times the writes while something is done.</summary>
    public WriteTimes During(Action act)
    {
        var times = new WriteTimes();
        Switch(times);
        act();
        Switch(new WriteTimes());
        return times;
    }

    public void Dispose()
    {
        _stopping = true;
        _thread.Join();
    }

    // returns after the write that was under way: a stall that began in a phase counts in it
    private void Switch(WriteTimes times)
    {
        _wanted = times;
        while (_current != times)
        {
            if (_failure is { } failure)
            {
                throw new InvalidOperationException("The streaming thread failed.", failure);
            }

            Thread.Sleep(1);
        }
    }

    private void Run()
    {
        try
        {
            while (!_stopping)
            {
                using Stream stream = _redactor.WrapForWriting(Stream.Null);
                for (int at = 0; at < _text.Length && !_stopping; at += FilterBenchmarks.WriteBytes)
                {
                    WriteTimes times = _current = _wanted;
                    long started = Stopwatch.GetTimestamp();
                    stream.Write(_text.AsSpan(at, Math.Min(FilterBenchmarks.WriteBytes, _text.Length - at)));
                    times.Add(started);
                }
            }
        }
        catch (Exception failure)
        {
            _failure = failure;
        }
    }
}
