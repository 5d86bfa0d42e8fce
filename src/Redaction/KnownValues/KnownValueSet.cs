using Redaction.Literals;

namespace Redaction.KnownValues;

/// <summary>
/// The known values of one moment, ready to be searched. Immutable; another set takes its place when the registry changes.
/// <para>
/// Besides each value its border-trimmed forms are searched: where a value ends as the mask begins (or begins as the mask
/// ends), clean text beside a mask could spell the value, so the value less that border counts as the value.
/// </para>
/// </summary>
internal sealed class KnownValueSet
{
    private const int MinTrimmed = 4;

    private readonly KnownValue[] _values;
    private readonly int[] _lengths;

    private KnownValueSet(KnownValue[] values, int[] lengths, LiteralSet? literals)
    {
        _values = values;
        _lengths = lengths;
        Literals = literals;
    }

    /// <summary>The set without values.</summary>
    public static KnownValueSet Empty { get; } = new([], [], null);

    /// <summary>The values as literals; null when there are none.</summary>
    public LiteralSet? Literals { get; }

    /// <summary>The value that a literal stands for, and the literal's length in bytes.</summary>
    public KnownValue ValueOf(int literal, out int length)
    {
        length = _lengths[literal];
        return _values[literal];
    }

    /// <summary>Builds the set for an output whose masks are made by <paramref name="mask"/>.</summary>
    public static KnownValueSet Build(IReadOnlyList<KnownValue> values, Mask mask)
    {
        if (values.Count == 0)
        {
            return Empty;
        }

        var owners = new List<KnownValue>(values.Count);
        var literals = new List<Literal>(values.Count);
        ReadOnlySpan<byte> head = mask.Head.Span, tail = mask.Tail.Span;
        foreach (KnownValue value in values)
        {
            ReadOnlyMemory<byte> bytes = value.Bytes;
            owners.Add(value);
            literals.Add(new Literal(bytes));
            if (mask.Kind == MaskKind.Fixed)
            {
                AddPieces(value, bytes, mask);
            }

            int end = Overlap(bytes.Span, head);
            int start = Overlap(tail, bytes.Span);
            if (end > 0)
            {
                AddTrimmed(value, bytes[..^end]);
            }

            if (start > 0)
            {
                AddTrimmed(value, bytes[start..]);
                if (end > 0 && start + end < bytes.Length)
                {
                    AddTrimmed(value, bytes[start..^end]);
                }
            }
        }

        return new KnownValueSet([.. owners], [.. literals.Select(l => l.Bytes.Length)], LiteralSet.Build(literals));

        // what stands beside a mask within a value could be completed by one
        void AddPieces(KnownValue owner, ReadOnlyMemory<byte> bytes, Mask mask)
        {
            if (mask.Text.Span.IndexOf(bytes.Span) >= 0)
            {
                throw new InvalidOperationException($"The mask's own text holds the known value \"{owner.Id}\"; choose another mask.");
            }

            int at = bytes.Span.IndexOf(mask.Text.Span);
            if (at >= 0)
            {
                AddTrimmed(owner, bytes[..at]);
                AddTrimmed(owner, bytes[(at + mask.Text.Length)..]);
            }
        }

        void AddTrimmed(KnownValue owner, ReadOnlyMemory<byte> bytes)
        {
            if (bytes.Length >= MinTrimmed)
            {
                owners.Add(owner);
                literals.Add(new Literal(bytes));
            }
        }
    }

    /// <summary>The longest end of <paramref name="left"/> with which <paramref name="right"/> begins, less than either whole.</summary>
    private static int Overlap(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (int length = Math.Min(left.Length, right.Length); length > 0; length--)
        {
            if (left[^length..].SequenceEqual(right[..length]))
            {
                return length;
            }
        }

        return 0;
    }
}
