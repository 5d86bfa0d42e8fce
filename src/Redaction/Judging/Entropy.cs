namespace Redaction.Judging;

/// <summary>
/// Shannon entropy of the bytes of a value: how evenly it uses the symbols it uses. Zero for one repeated byte,
/// <c>log2(n)</c> for <c>n</c> different ones; of a random hexadecimal text of 32 characters about 3.5, of a random base64
/// text of 40 about 4.9 (Shannon, "A Mathematical Theory of Communication", 1948).
/// </summary>
internal static class Entropy
{
    /// <summary>Bits a byte; 0 for an empty value.</summary>
    public static double BitsPerByte(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return 0;
        }

        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (byte b in value)
        {
            counts[b]++;
        }

        double sum = 0;
        foreach (int count in counts)
        {
            if (count > 0)
            {
                sum += count * Math.Log2(count);
            }
        }

        return Math.Log2(value.Length) - (sum / value.Length);
    }
}
