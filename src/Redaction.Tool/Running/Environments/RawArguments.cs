using System.Text;

namespace Redaction.Tool.Running.Environments;

/// <summary>
/// The last arguments of this process as the bytes they are: a file's name need not be UTF-8, and what .NET gives has lost what is
/// not. Linux tells them; elsewhere names are UTF-8 anyway.
/// </summary>
internal static class RawArguments
{
    private const char Lost = '\uFFFD';

    /// <summary>The bytes of the arguments, which are the last ones of the command line.</summary>
    public static List<byte[]> Of(IReadOnlyList<string> last)
    {
        if (OperatingSystem.IsLinux() && last.Any(a => a.Contains(Lost, StringComparison.Ordinal)))
        {
            ReadOnlySpan<byte> all = File.ReadAllBytes("/proc/self/cmdline");
            var arguments = new List<byte[]>();
            while (!all.IsEmpty)
            {
                int end = all.IndexOf((byte)0);
                arguments.Add(all[..end].ToArray());
                all = all[(end + 1)..];
            }

            return arguments[^last.Count..];
        }

        return [.. last.Select(Encoding.UTF8.GetBytes)];
    }
}
