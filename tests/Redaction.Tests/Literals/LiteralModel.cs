using Redaction.Literals;

namespace Redaction.Tests.Literals;

/// <summary>What the set must find, written so that it can be seen to be right.</summary>
internal static class LiteralModel
{
    public static List<LiteralHit> Find(IReadOnlyList<Literal> literals, byte[] text)
    {
        var hits = new List<LiteralHit>();
        for (var end = 1; end <= text.Length; end++)
        {
            for (var id = 0; id < literals.Count; id++)
            {
                var length = literals[id].Bytes.Length;
                if (length <= end && Same(literals[id], length, text.AsSpan(end - length, length)))
                {
                    hits.Add(new LiteralHit(id, end));
                }
            }
        }

        return hits;
    }

    public static int Held(IReadOnlyList<Literal> literals, ReadOnlySpan<byte> text)
    {
        var held = 0;
        for (var length = text.Length; length > 0; length--)
        {
            foreach (var literal in literals)
            {
                if (length < literal.Bytes.Length && Same(literal, length, text[^length..]))
                {
                    held = Math.Max(held, length - literal.HoldFrom);
                }
            }
        }

        return held;
    }

    private static bool Same(Literal literal, int length, ReadOnlySpan<byte> text)
    {
        var prefix = literal.Bytes.Span[..length];
        return literal.IgnoreCase ? SameFolded(prefix, text) : prefix.SequenceEqual(text);
    }

    private static bool SameFolded(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < prefix.Length; i++)
        {
            if (Lower(prefix[i]) != Lower(text[i]))
            {
                return false;
            }
        }

        return true;

        static int Lower(byte symbol) => symbol is >= (byte)'A' and <= (byte)'Z' ? symbol + 32 : symbol;
    }
}
