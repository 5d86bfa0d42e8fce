using System.Runtime.InteropServices;
using System.Text;
using Redaction.Tool.Running.Posix;

namespace Redaction.Tool.Running.Environments;

/// <summary>
/// An environment as bytes, <c>NAME=value</c>: values need not be UTF-8, and names need not be what a shell takes. What is not
/// touched reaches the child as we were given it.
/// </summary>
internal static unsafe class EnvironmentEntries
{
    /// <summary>Our own environment.</summary>
    public static List<byte[]> Own()
    {
        var entries = new List<byte[]>();
        if (OperatingSystem.IsWindows())
        {
            foreach (System.Collections.DictionaryEntry pair in Environment.GetEnvironmentVariables())
            {
                entries.Add(Encoding.UTF8.GetBytes($"{pair.Key}={pair.Value}"));
            }

            return entries;
        }

        byte** environment = PosixCalls.GetEnvironment();
        for (byte** entry = environment; entry is not null && *entry is not null; entry++)
        {
            entries.Add(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*entry).ToArray());
        }

        PosixCalls.FreeEnvironment(environment);
        return entries;
    }

    /// <summary>The name of an entry; all of it where there is no <c>=</c>.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> entry)
    {
        int equals = entry.IndexOf((byte)'=');
        return equals < 0 ? entry : entry[..equals];
    }

    /// <summary>The value of an entry.</summary>
    public static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> entry) => entry[Math.Min(entry.Length, NameOf(entry).Length + 1)..];

    /// <summary>The value of a variable; null when there is none.</summary>
    public static byte[]? Find(IReadOnlyList<byte[]> entries, ReadOnlySpan<byte> name)
    {
        foreach (byte[] entry in entries)
        {
            if (NameOf(entry).SequenceEqual(name))
            {
                return ValueOf(entry).ToArray();
            }
        }

        return null;
    }

    /// <summary>Sets a variable, in the place of one of the same name.</summary>
    public static void Set(List<byte[]> entries, string name, ReadOnlySpan<byte> value)
    {
        byte[] nameBytes = Encoding.UTF8.GetBytes(name);
        entries.RemoveAll(e => NameOf(e).SequenceEqual(nameBytes));
        entries.Add([.. nameBytes, (byte)'=', .. value]);
    }
}
