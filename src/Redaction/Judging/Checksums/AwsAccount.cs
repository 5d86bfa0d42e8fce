using System.Buffers.Binary;
using System.Globalization;

namespace Redaction.Judging.Checksums;

/// <summary>
/// AWS key ids: a four-letter prefix and 16 base32 digits that hold the number of the account, 40 bits that must stay below
/// 10^12. Nine of ten random bodies do, so agreement is no proof. Ids whose fifth character is I or J are older and hold no
/// account. Source: reproduced from a published pair (facts/checksums.md, section 8).
/// </summary>
internal static class AwsAccount
{
    private const int PrefixLength = 4;
    private const int Length = 20;
    private const ulong AccountMask = 0x7FFF_FFFF_FF80;
    private const long Limit = 1_000_000_000_000;

    public static ChecksumOutcome Check(in JudgeInput input) => IsOldOrOther(input.Secret)
        ? ChecksumOutcome.Absent
        : TryRead(input.Secret, out _) ? ChecksumOutcome.Consistent : ChecksumOutcome.Failed;

    /// <summary>Names the account, which is public wherever the id is.</summary>
    public static string? Describe(in JudgeInput input) =>
        TryRead(input.Secret, out long account) ? string.Create(CultureInfo.InvariantCulture, $"account {account:D12}") : null;

    /// <summary>Reads the account of a key id.</summary>
    /// <param name="token">The whole id.</param>
    /// <param name="account">A number of at most 12 digits.</param>
    /// <returns>Whether the id is of the newer form and holds such a number.</returns>
    public static bool TryRead(ReadOnlySpan<byte> token, out long account)
    {
        account = 0;
        Span<byte> bytes = stackalloc byte[10];
        if (IsOldOrOther(token) || !Base32Text.TryDecode(token[PrefixLength..], 'A', bytes))
        {
            return false;
        }

        ulong first = BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16;
        account = (long)((first & AccountMask) >> 7);
        if (account >= Limit)
        {
            account = 0;
            return false;
        }

        return true;
    }

    private static bool IsOldOrOther(ReadOnlySpan<byte> token) => token.Length != Length || token[PrefixLength] is (byte)'I' or (byte)'J';
}
