using System.Globalization;
using Redaction.Tool.Hosting;

namespace Redaction.Tool.Scanning;

/// <summary>A size as people write it: <c>500000</c>, <c>512K</c>, <c>10M</c>, <c>2G</c>; a K is 1,024 bytes.</summary>
internal static class FileSize
{
    /// <summary>The size in bytes.</summary>
    /// <param name="text">The text; null when nothing is given.</param>
    /// <param name="otherwise">The size when nothing is given.</param>
    /// <param name="option">The option's name, for the error.</param>
    /// <exception cref="UsageException">It is no size.</exception>
    public static long Parse(string? text, long otherwise, string option)
    {
        if (text is null)
        {
            return otherwise;
        }

        int shift = text.Length == 0 ? 0 : char.ToUpperInvariant(text[^1]) switch
        {
            'K' => 10,
            'M' => 20,
            'G' => 30,
            _ => 0,
        };
        ReadOnlySpan<char> digits = shift == 0 ? text : text.AsSpan(0, text.Length - 1);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long size) && size <= long.MaxValue >> shift
            ? size << shift
            : throw new UsageException($"{option} is a number of bytes, or one with K, M or G behind it, such as 10M");
    }
}
