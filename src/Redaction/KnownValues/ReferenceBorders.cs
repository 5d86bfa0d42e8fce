using Redaction.KnownValues.Forms;

namespace Redaction.KnownValues;

/// <summary>
/// Keeps references from completing a value. A tag's ends are the same for all, so values are searched for without them too; a
/// reference has ends of its own, so one that ends or begins a known value, so far that what is left of it is no piece of its own,
/// is not written: the mask falls back to the tag.
/// </summary>
internal static class ReferenceBorders
{
    /// <summary>Takes from the mask the references that could complete the new value, and its own if it could complete another.</summary>
    public static void Withhold(KnownValue added, List<KnownValue> all, int fragment)
    {
        foreach (KnownValue other in all)
        {
            if (Touches(other.Reference, added.Bytes, fragment))
            {
                other.Reference = null;
            }

            if (Touches(added.Reference, other.Bytes, fragment))
            {
                added.Reference = null;
            }
        }
    }

    private static bool Touches(string? reference, ReadOnlySpan<byte> value, int fragment)
    {
        int least = value.Length - ValueForms.NeedOf(value.Length, fragment) + 1;
        if (reference is null || reference.Length < Math.Min(least, value.Length))
        {
            return false;
        }

        Span<byte> text = stackalloc byte[reference.Length];
        System.Text.Encoding.ASCII.GetBytes(reference, text);
        if (value.IndexOf(text) >= 0)
        {
            return true;
        }

        for (int length = Math.Min(text.Length, value.Length); length >= least; length--)
        {
            if (value[^length..].SequenceEqual(text[..length]) || value[..length].SequenceEqual(text[^length..]))
            {
                return true;
            }
        }

        return false;
    }
}
