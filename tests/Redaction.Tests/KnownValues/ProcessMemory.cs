using System.Globalization;
using System.Security.Cryptography;

namespace Redaction.Tests.KnownValues;

/// <summary>
/// Looks for bytes in the memory of this process, as who holds a dump of it would. The bytes are passed scrambled, so that the
/// question itself is not found. Linux only.
/// </summary>
internal static class ProcessMemory
{
    private const byte Key = 0xA7;
    private const int ChunkLength = 1 << 18;

    private static readonly byte[] s_scrambledLetters = Scramble("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);

    /// <summary>Whether this process can look into its own memory here.</summary>
    public static bool IsReadable => OperatingSystem.IsLinux() && File.Exists("/proc/self/mem");

    /// <summary>Random letters and digits, scrambled: the pattern itself has never been in memory. No line ends, at which a value falls into parts.</summary>
    public static byte[] RandomScrambled(int length) => RandomNumberGenerator.GetItems<byte>(s_scrambledLetters, length);

    /// <summary>A scrambled copy of a pattern, which the caller then clears.</summary>
    public static byte[] Scramble(ReadOnlySpan<byte> pattern)
    {
        byte[] scrambled = new byte[pattern.Length];
        Unscramble(pattern, scrambled);
        return scrambled;
    }

    /// <summary>Writes the pattern itself to its place.</summary>
    public static void Unscramble(ReadOnlySpan<byte> scrambled, Span<byte> pattern)
    {
        for (int i = 0; i < scrambled.Length; i++)
        {
            pattern[i] = (byte)(scrambled[i] ^ Key);
        }
    }

    /// <summary>
    /// How many times the pattern stands in the readable private mappings: heaps, stacks, anonymous pages.
    /// </summary>
    public static int Count(ReadOnlySpan<byte> scrambledPattern)
    {
        // What is read is memory of this process as well: hits in the buffer are not counted. A pinned array of this size is
        // never moved, so that no copy of it lies elsewhere.
        byte[] buffer = GC.AllocateUninitializedArray<byte>(ChunkLength, pinned: true);
        nint own = System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(buffer, 0);
        int count = 0;
        using var memory = File.OpenHandle("/proc/self/mem");
        foreach (string line in File.ReadAllLines("/proc/self/maps"))
        {
            string[] parts = line.Split(' ', 3);
            if (parts[1][0] != 'r' || parts[1][3] != 'p')
            {
                continue;
            }

            string[] range = parts[0].Split('-');
            ulong end = ulong.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (end > long.MaxValue)
            {
                continue;
            }

            long at = long.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            while (at < (long)end && Read(memory, buffer.AsSpan(0, (int)Math.Min(ChunkLength, (long)end - at)), at) is int read and > 0)
            {
                count += CountIn(buffer.AsSpan(0, read), scrambledPattern, at, own);
                if (at + read >= (long)end || read <= scrambledPattern.Length)
                {
                    break;
                }

                at += read - (scrambledPattern.Length - 1);
            }
        }

        CryptographicOperations.ZeroMemory(buffer);
        return count;
    }

    private static int Read(Microsoft.Win32.SafeHandles.SafeFileHandle memory, Span<byte> buffer, long at)
    {
        try
        {
            return RandomAccess.Read(memory, buffer, at);
        }
        catch (IOException)
        {
            // pages of the kernel's own, or unmapped since the list was read
            return 0;
        }
    }

    private static int CountIn(ReadOnlySpan<byte> memory, ReadOnlySpan<byte> scrambled, long address, nint own)
    {
        int count = 0;
        byte first = (byte)(scrambled[0] ^ Key);
        for (int i = 0; i <= memory.Length - scrambled.Length; i++)
        {
            int next = memory[i..].IndexOf(first);
            if (next < 0 || (i += next) > memory.Length - scrambled.Length)
            {
                break;
            }

            int equal = 1;
            while (equal < scrambled.Length && (memory[i + equal] ^ Key) == scrambled[equal])
            {
                equal++;
            }

            bool isOwn = address + i >= own && address + i < own + ChunkLength;
            count += equal == scrambled.Length && !isOwn ? 1 : 0;
        }

        return count;
    }
}
