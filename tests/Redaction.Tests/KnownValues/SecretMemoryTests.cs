using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Redaction.KnownValues;
using Xunit;

namespace Redaction.Tests.KnownValues;

/// <summary>Where registered values lie, and that nothing of them stays behind.</summary>
public class SecretMemoryTests
{
    private const string ChildMark = "REDACTION_TESTS_WITHOUT_LOCKED_MEMORY";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_000)]
    public void Memory_is_zero_when_allocated_and_when_disposed(int length)
    {
        SecretMemory memory = SecretMemory.Allocate(length);
        Assert.Equal(length, memory.Length);
        Assert.Equal(length, memory.Span.Length);
        Assert.False(memory.Span.ContainsAnyExcept((byte)0));
        memory.Span.Fill(0x5A);
        memory.Dispose();
        memory.Dispose();
        Assert.Equal(length, memory.Span.Length);
        Assert.False(memory.Span.ContainsAnyExcept((byte)0));
        GC.KeepAlive(memory);
    }

    [Fact]
    public void Its_text_is_its_length() => Assert.Equal("3 bytes", SecretMemory.Allocate(3).ToString());

    [Fact]
    public void Living_values_never_overlap()
    {
        var living = new List<SecretMemory>();
        for (int i = 0; i < 1000; i++)
        {
            SecretMemory memory = SecretMemory.Allocate(i % 97 * 53);
            memory.Span.Fill((byte)(i % 251 + 1));
            living.Add(memory);
        }

        for (int i = 0; i < living.Count; i++)
        {
            Assert.False(living[i].Span.ContainsAnyExcept((byte)(i % 251 + 1)), $"value {i} was overwritten");
        }
    }

    [Fact]
    public void Memory_given_back_by_the_finalizer_is_used_again_and_is_zero()
    {
        var addresses = new HashSet<nint>();
        int reused = 0;
        for (int round = 0; round < 20; round++)
        {
            reused += Fill(addresses, 200);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(reused > 0 || !OperatingSystem.IsLinux());
    }

    [Fact]
    public void Threads_allocate_dispose_and_read_at_once()
    {
        // Readers hold objects that a writer disposes: they see the value or zeros, never another value.
        var shared = new SecretMemory?[64];
        Parallel.For(0, 4, worker =>
        {
            var random = new Random(worker);
            for (int i = 0; i < 20_000; i++)
            {
                int place = random.Next(shared.Length);
                if (worker % 2 == 0)
                {
                    SecretMemory added = SecretMemory.Allocate(random.Next(1, 300));
                    Assert.False(added.Span.ContainsAnyExcept((byte)0), "memory was not zero");
                    added.Span.Fill((byte)(added.Length % 251 + 1));
                    Interlocked.Exchange(ref shared[place], added)?.Dispose();
                }
                else if (Volatile.Read(ref shared[place]) is { } seen)
                {
                    Assert.False(seen.Span.ContainsAnyExcept((byte)0, (byte)(seen.Length % 251 + 1)), "another value was read");
                    GC.KeepAlive(seen);
                }
            }
        });
    }

    [Fact]
    public void The_kernel_was_asked_and_did_what_is_reported()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Equal(MemoryProtection.None, SecretMemory.Protection);
            return;
        }

        foreach (int length in (int[])[20, 3000, 20_000])
        {
            SecretMemory memory = SecretMemory.Allocate(length);
            string[] flags = FlagsOf(memory);
            Assert.Contains("dd", flags);
            Assert.Contains("wf", flags);
            if (SecretMemory.Protection.HasFlag(MemoryProtection.Locked))
            {
                Assert.Contains("lo", flags);
            }

            Assert.True(SecretMemory.Protection.HasFlag(MemoryProtection.ExcludedFromDumps));
            GC.KeepAlive(memory);
        }
    }

    [Fact]
    public async Task Memory_that_may_not_be_locked_is_used_and_reported()
    {
        if (Environment.GetEnvironmentVariable(ChildMark) is not null)
        {
            SecretMemory memory = SecretMemory.Allocate(100);
            memory.Span.Fill(1);
            Assert.Equal(MemoryProtection.ExcludedFromDumps, SecretMemory.Protection);
            Assert.DoesNotContain("lo", FlagsOf(memory));
            GC.KeepAlive(memory);
            return;
        }

        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/sh"), "needs a Linux shell to lower the limit in a child");
        bool mayLockAnything = MayLockAnything();
        Assert.SkipUnless(!mayLockAnything || File.Exists("/usr/bin/setpriv"), "needs setpriv to take CAP_IPC_LOCK from a child");
        string drop = mayLockAnything ? "setpriv --bounding-set=-ipc_lock --inh-caps=-ipc_lock " : "";
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"ulimit -l 0 && exec {drop}\"$0\" \"$@\"");
        start.ArgumentList.Add(Path.ChangeExtension(typeof(SecretMemoryTests).Assembly.Location, null));
        start.ArgumentList.Add("-noColor");
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(SecretMemoryTests).FullName}.{nameof(Memory_that_may_not_be_locked_is_used_and_reported)}");
        start.Environment[ChildMark] = "1";
        using Process child = Process.Start(start)!;
        Task<string> output = child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0 && (await output).Contains("Total: 1", StringComparison.Ordinal), $"{await output}\n{errors}");
    }

    [Fact]
    public void The_search_of_memory_finds_what_is_there()
    {
        Assert.SkipUnless(ProcessMemory.IsReadable, "needs /proc/self/mem");
        byte[] scrambled = ProcessMemory.RandomScrambled(24);
        Assert.Equal(0, ProcessMemory.Count(scrambled));
        byte[] first = GC.AllocateArray<byte>(100, pinned: true);
        byte[] second = GC.AllocateArray<byte>(100, pinned: true);
        ProcessMemory.Unscramble(scrambled, first.AsSpan(50));
        Assert.Equal(1, ProcessMemory.Count(scrambled));
        ProcessMemory.Unscramble(scrambled, second);
        Assert.Equal(2, ProcessMemory.Count(scrambled));
        first.AsSpan().Clear();
        second.AsSpan().Clear();
        Assert.Equal(0, ProcessMemory.Count(scrambled));
    }

    [Fact]
    public void Nothing_of_a_disposed_value_stays_in_memory()
    {
        Assert.SkipUnless(ProcessMemory.IsReadable, "needs /proc/self/mem");
        byte[] scrambled = ProcessMemory.RandomScrambled(40);
        SecretMemory memory = SecretMemory.Allocate(scrambled.Length);
        ProcessMemory.Unscramble(scrambled, memory.Span);
        Assert.Equal(1, ProcessMemory.Count(scrambled));
        memory.Dispose();
        Assert.Equal(0, ProcessMemory.Count(scrambled));
        GC.KeepAlive(memory);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe int Fill(HashSet<nint> addresses, int count)
    {
        int reused = 0;
        for (int i = 0; i < count; i++)
        {
            SecretMemory memory = SecretMemory.Allocate(1000);
            Assert.False(memory.Span.ContainsAnyExcept((byte)0));
            memory.Span.Fill(0xEE);
            fixed (byte* start = memory.Span)
            {
                reused += addresses.Add((nint)start) ? 0 : 1;
            }

            GC.KeepAlive(memory);
        }

        return reused;
    }

    private static unsafe string[] FlagsOf(SecretMemory memory)
    {
        ulong address;
        fixed (byte* start = memory.Span)
        {
            address = (ulong)start;
        }

        bool inside = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string[] range = line.Split(' ', 2)[0].Split('-');
            if (range.Length == 2 && ulong.TryParse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong from)
                && ulong.TryParse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong to))
            {
                inside = from <= address && address < to;
            }
            else if (inside && line.StartsWith("VmFlags:", StringComparison.Ordinal))
            {
                return line["VmFlags:".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }

        return [];
    }

    /// <summary>Whether the process has CAP_IPC_LOCK, for which no limit counts.</summary>
    private static bool MayLockAnything()
    {
        const int IpcLock = 14;
        string line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("CapEff:", StringComparison.Ordinal));
        return (ulong.Parse(line["CapEff:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> IpcLock & 1) != 0;
    }
}
