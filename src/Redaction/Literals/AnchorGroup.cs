namespace Redaction.Literals;

/// <summary>
/// What a bucket of <see cref="AnchorBuckets"/> accepts: for each of the positions a set of low and a set of high nibbles, 16
/// bits each, packed into one number per kind; and the share of ordinary text that passes.
/// </summary>
internal readonly record struct AnchorGroup(ulong Low, ulong High, double Passing) : IComparable<AnchorGroup>
{
    public static AnchorGroup Of(in Literal literal)
    {
        ulong low = 0;
        ulong high = 0;
        var bytes = literal.Bytes.Span;
        for (var position = 0; position < AnchorBuckets.Positions; position++)
        {
            var shift = position * 16;
            if (position >= bytes.Length)
            {
                low |= 0xFFFFUL << shift;
                high |= 0xFFFFUL << shift;
                continue;
            }

            var symbol = bytes[position];
            low |= 1UL << (shift + (symbol & 15));
            high |= 1UL << (shift + (symbol >> 4));
            if (literal.IgnoreCase && char.IsAsciiLetter((char)symbol))
            {
                // The two cases of a letter have the same low nibble.
                high |= 1UL << (shift + ((symbol ^ 0x20) >> 4));
            }
        }

        return new AnchorGroup(low, high, NibbleFrequency.Passing(low, high));
    }

    public AnchorGroup Union(in AnchorGroup other)
    {
        var low = Low | other.Low;
        var high = High | other.High;
        return new AnchorGroup(low, high, NibbleFrequency.Passing(low, high));
    }

    /// <summary>Enters the group into the nibble tables under one bucket bit.</summary>
    public void Write(Span<byte> tables, byte bucket)
    {
        for (var bit = 0; bit < AnchorBuckets.Positions * 16; bit++)
        {
            var low = tables[(bit / 16 * 4 * AnchorBuckets.TableSize)..];
            var high = low[AnchorBuckets.TableSize..];
            for (var entry = bit % 16; entry < AnchorBuckets.TableSize; entry += 16)
            {
                low[entry] |= (byte)(((Low >> bit) & 1) * bucket);
                high[entry] |= (byte)(((High >> bit) & 1) * bucket);
            }
        }
    }

    /// <summary>By the first byte, then the second and so on: like stands by like.</summary>
    public int CompareTo(AnchorGroup other)
    {
        for (var shift = 0; shift < AnchorBuckets.Positions * 16; shift += 16)
        {
            var order = ((High >> shift) & 0xFFFF, (Low >> shift) & 0xFFFF).CompareTo(((other.High >> shift) & 0xFFFF, (other.Low >> shift) & 0xFFFF));
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
