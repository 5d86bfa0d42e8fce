namespace Redaction.KnownValues;

/// <summary>
/// Keeps references from completing a value. A tag's ends are the same for all, so values are searched for without them too; a
/// reference has ends of its own, so one whose first or last three chars (or more) end or begin a known value is not written: the
/// mask falls back to the tag. One or two chars are let be, since a random value often ends with the <c>o</c> of <c>op://</c>.
/// </summary>
internal static class ReferenceBorders
{
    private const int MinOverlap = 3;

    /// <summary>Takes from the mask the references that could complete the new value, and its own if it could complete another.</summary>
    public static void Withhold(KnownValue added, List<KnownValue> all)
    {
        foreach (KnownValue other in all)
        {
            if (Touches(other.Reference, added.Bytes.Span))
            {
                other.Reference = null;
            }

            if (Touches(added.Reference, other.Bytes.Span))
            {
                added.Reference = null;
            }
        }
    }

    private static bool Touches(string? reference, ReadOnlySpan<byte> value)
    {
        if (reference is null)
        {
            return false;
        }

        Span<byte> text = stackalloc byte[reference.Length];
        System.Text.Encoding.ASCII.GetBytes(reference, text);
        if (value.IndexOf(text) >= 0)
        {
            return true;
        }

        for (int length = Math.Min(text.Length, value.Length); length >= MinOverlap; length--)
        {
            if (value[^length..].SequenceEqual(text[..length]) || value[..length].SequenceEqual(text[^length..]))
            {
                return true;
            }
        }

        return false;
    }
}
