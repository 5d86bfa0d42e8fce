namespace Redaction.Literals;

/// <summary>The tables of <see cref="AnchorFilter"/>'s first sieve, which is for vectors: without them there is nothing to build.</summary>
internal static class AnchorBuckets
{
    /// <summary>Bytes looked at from a start on.</summary>
    public const int Positions = 4;

    /// <summary>Bytes of a table.</summary>
    public const int TableSize = 64;

    /// <summary>Bytes of the tables of one bank.</summary>
    public const int BankSize = Positions * 4 * TableSize;

    /// <summary>No tables.</summary>
    public static byte[] Build(IReadOnlyList<Literal> literals, out int start, out int banks)
    {
        _ = literals;
        start = 0;
        banks = 0;
        return [];
    }
}
