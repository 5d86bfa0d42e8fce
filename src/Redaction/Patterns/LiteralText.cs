using System.Collections.Immutable;

namespace Redaction.Patterns;

/// <summary>A string that matches of some part of a pattern begin with.</summary>
/// <param name="Bytes">The bytes; lower-case when <paramref name="IgnoreCase"/> is set.</param>
/// <param name="IgnoreCase">Whether the ASCII letters of the whole string may stand in either case.</param>
/// <param name="IsWhole">Whether it is all of the match, so that what follows in the pattern follows it directly.</param>
internal readonly record struct LiteralText(ImmutableArray<byte> Bytes, bool IgnoreCase, bool IsWhole)
{
    /// <summary>Longer strings are cut: they tell a search nothing more.</summary>
    public const int MaxLength = 32;

    public static LiteralText Empty { get; } = new([], IgnoreCase: false, IsWhole: true);

    /// <summary>
    /// This string and then that one. Where only one of them ignores case the result does: it may say yes too often, never too seldom.
    /// </summary>
    public LiteralText Then(LiteralText next)
    {
        bool ignoreCase = IgnoreCase || next.IgnoreCase;
        bool cut = Bytes.Length + next.Bytes.Length > MaxLength;
        ImmutableArray<byte> tail = cut ? next.Bytes[..(MaxLength - Bytes.Length)] : next.Bytes;
        ImmutableArray<byte> bytes = Bytes.AddRange(tail);
        return new LiteralText(ignoreCase ? Lower(bytes) : bytes, ignoreCase, next.IsWhole && !cut);
    }

    /// <summary>Whether wherever this string stands, the other one stands too.</summary>
    public bool Implies(LiteralText other)
    {
        if (IgnoreCase && !other.IgnoreCase && other.Bytes.Any(IsLetter))
        {
            return false;
        }

        ImmutableArray<byte> bytes = other.IgnoreCase ? Lower(Bytes) : Bytes;
        return bytes.AsSpan().StartsWith(other.Bytes.AsSpan());

        static bool IsLetter(byte value) => char.IsAsciiLetter((char)value);
    }

    private static ImmutableArray<byte> Lower(ImmutableArray<byte> bytes)
    {
        var lower = ImmutableArray.CreateBuilder<byte>(bytes.Length);
        foreach (byte value in bytes)
        {
            lower.Add(value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value);
        }

        return lower.MoveToImmutable();
    }
}
