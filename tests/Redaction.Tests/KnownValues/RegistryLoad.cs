using System.Text;
using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>
/// Threads that register and give back values, and threads that write them, each through streams of its own, at the same time.
/// What a writer puts in a text it has taken from the offers before, so its registration had returned before its first byte is
/// written; and it was leased while the stream was open, or values are in their grace period for all of the test. So every one
/// must be masked, by its own name, and nothing else.
/// </summary>
internal sealed class RegistryLoad : IDisposable
{
    private const int Registrars = 3;
    private const int Writers = 3;
    private const int SlotsEach = 12;
    private const int NamesEach = 200;
    private const int MaxRegistrations = 20_000;
    private const int Passes = 60;
    private const int Pieces = 40;

    private readonly int _seed;
    private readonly bool _writesEnded;
    private readonly SecretRedactor _redactor;
    private readonly string[] _values;
    private readonly OfferedValue?[] _offers = new OfferedValue?[Registrars * SlotsEach];
    private readonly Barrier _start = new(Registrars + Writers);
    private readonly List<Exception> _failures = [];
    private int _writing = Writers;
    private long _registrations;
    private long _written;

    /// <param name="seed">Of all that is random; the interleaving of the threads is not.</param>
    /// <param name="gracePeriod">How long values stay masked; when it is not zero, ended values are written as well.</param>
    public RegistryLoad(int seed, TimeSpan gracePeriod)
    {
        _seed = seed;
        _writesEnded = gracePeriod > TimeSpan.Zero;
        _values = RandomValues.Make(new Random(seed), Registrars * NamesEach, 16, 48);

        // values that begin alike are the ones that an index has to tell apart
        for (int i = 0; i < _values.Length; i += 2)
        {
            _values[i] = $"tok_{i % 8}x" + _values[i];
        }

        _redactor = new SecretRedactor(new RedactorOptions
        {
            Rules = RuleSet.Empty,
            Registry = new SecretRegistry { GracePeriod = gracePeriod },
            IdleFlush = Timeout.InfiniteTimeSpan,
        });

        // here and not in the threads: one that fails before the barrier would leave the others waiting
        Random random = new(seed);
        for (int slot = 0; slot < _offers.Length; slot++)
        {
            Replace(slot / SlotsEach, slot % SlotsEach, random);
        }
    }

    public SecretRegistry Registry => _redactor.Registry;

    /// <summary>What was done, for the test's output.</summary>
    public string Summary => $"seed {_seed}: {_registrations} registrations, {_written} values written";

    /// <summary>Runs all threads to their end.</summary>
    public void Run()
    {
        Thread[] threads =
        [
            .. Enumerable.Range(0, Registrars).Select(n => new Thread(() => Guard(() => RegisterValues(n)))),
            .. Enumerable.Range(0, Writers).Select(n => new Thread(() =>
            {
                Guard(() => WriteValues(n));
                Interlocked.Decrement(ref _writing);
            })),
        ];
        foreach (Thread thread in threads)
        {
            thread.IsBackground = true;
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        if (_failures.Count > 0)
        {
            throw new AggregateException($"seed {_seed}", _failures);
        }
    }

    public void Dispose() => _start.Dispose();

    private void Guard(Action act)
    {
        try
        {
            act();
        }
        catch (Exception failure)
        {
            lock (_failures)
            {
                _failures.Add(failure);
            }
        }
    }

    /// <summary>Puts another value in one of its slots again and again, until the writers are done.</summary>
    private void RegisterValues(int number)
    {
        Random random = new(_seed + number);
        _start.SignalAndWait();
        for (int i = 0; i < MaxRegistrations && Volatile.Read(ref _writing) > 0; i++)
        {
            Replace(number, random.Next(SlotsEach), random);
            if (random.Next(4) == 0)
            {
                Thread.Yield();
            }
        }

        for (int slot = 0; slot < SlotsEach; slot++)
        {
            _offers[(number * SlotsEach) + slot]!.End();
        }
    }

    // a value may come back while it is leased in another slot or in its grace period; it has one name for all its leases
    private void Replace(int registrar, int slot, Random random)
    {
        int chosen = (registrar * NamesEach) + random.Next(NamesEach);
        string name = $"known-{chosen}";
        OfferedValue added = new(_values[chosen], name, _redactor.Register(_values[chosen], name));
        Interlocked.Exchange(ref _offers[(registrar * SlotsEach) + slot], added)?.End();
        Interlocked.Increment(ref _registrations);
    }

    private void WriteValues(int number)
    {
        Random random = new(_seed + Registrars + number);
        _start.SignalAndWait();
        for (int pass = 0; pass < Passes; pass++)
        {
            using var capture = new MemoryStream();
            var expected = new StringBuilder();
            List<string> written = [];
            using (Stream stream = _redactor.WrapForWriting(capture))
            {
                for (int piece = 0; piece < Pieces; piece++)
                {
                    var text = new StringBuilder(Filler(random));
                    expected.Append(text);
                    if (Volatile.Read(ref _offers[random.Next(_offers.Length)]) is { } offer && (_writesEnded || !offer.IsEnding))
                    {
                        text.Append(offer.Value).Append(' ');
                        expected.Append("[REDACTED:").Append(offer.Name).Append("] ");
                        written.Add(offer.Value);
                    }

                    WriteInChunks(stream, Encoding.UTF8.GetBytes(text.ToString()), random);
                }
            }

            string output = Encoding.UTF8.GetString(capture.ToArray());
            Assert.DoesNotContain(written, v => output.Contains(v, StringComparison.Ordinal));
            Assert.Equal(expected.ToString(), output);
            Interlocked.Add(ref _written, written.Count);
        }
    }

    private static string Filler(Random random) => random.GetString("abcdefgh kx_", random.Next(0, 30)) + " ";

    private static void WriteInChunks(Stream stream, ReadOnlySpan<byte> text, Random random)
    {
        while (!text.IsEmpty)
        {
            int chunk = Math.Min(random.Next(1, 24), text.Length);
            stream.Write(text[..chunk]);
            text = text[chunk..];
            if (random.Next(8) == 0)
            {
                // between the two halves of a value as well
                Thread.Yield();
            }
        }
    }
}
