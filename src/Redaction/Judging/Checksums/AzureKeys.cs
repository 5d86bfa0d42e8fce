using System.Buffers.Binary;
using System.Buffers.Text;

namespace Redaction.Judging.Checksums;

/// <summary>
/// Azure keys that carry a marker and a Marvin32 check over the bytes before it. Two generations: identifiable keys, whose
/// marker names the service and whose seed names the right, and common annotated keys (<c>JQQJ99</c>) with one layout for
/// all services. Source: microsoft/security-utilities documents both.
/// </summary>
internal static class AzureKeys
{
    /// <summary>The longest key, in decoded bytes.</summary>
    private const int MaxBytes = 64;

    private const int AnnotatedBytes = 60;

    /// <summary>
    /// Keys of 32, 39, 40 or 64 bytes whose last four are the check. Keys from before the marker era are as long and have
    /// none: without a known marker nothing is said.
    /// </summary>
    public static ChecksumOutcome CheckIdentifiable(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        int markerAt = text.Length switch { 44 => 33, 52 => 42, 56 => 44, 88 => 76, _ => -1 };
        if (markerAt < 0)
        {
            return ChecksumOutcome.Absent;
        }

        ReadOnlySpan<byte> seeds = Seeds(text.Slice(markerAt, 4));
        if (seeds.IsEmpty)
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> key = stackalloc byte[MaxBytes + 2];
        if (!TryDecode(text, key, out int length))
        {
            return ChecksumOutcome.Failed;
        }

        uint check = BinaryPrimitives.ReadUInt32LittleEndian(key[(length - 4)..length]);
        for (; !seeds.IsEmpty; seeds = seeds[8..])
        {
            if (Marvin32.Compute(key[..(length - 4)], seeds) == check)
            {
                return ChecksumOutcome.Passed;
            }
        }

        return ChecksumOutcome.Failed;
    }

    /// <summary>
    /// Keys of 84 or 88 characters with <c>JQQJ9</c> at offset 52. The check is written in base 62 (current) or base64
    /// (older); both are accepted.
    /// </summary>
    public static ChecksumOutcome CheckAnnotated(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        if (text.Length is not (84 or 88) || !text[52..].StartsWith("JQQJ9"u8))
        {
            return ChecksumOutcome.Absent;
        }

        Span<byte> key = stackalloc byte[AnnotatedBytes];
        if (!TryDecode(text[..80], key, out _))
        {
            return ChecksumOutcome.Failed;
        }

        Span<byte> hash = stackalloc byte[6];
        hash.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(hash, Marvin32.Compute(key, "Default0"u8));
        ReadOnlySpan<byte> check = text[80..];
        return IsBase62Check(check, hash) || IsBase64Check(check, hash) ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }

    private static bool IsBase62Check(ReadOnlySpan<byte> check, ReadOnlySpan<byte> hash)
    {
        uint number = BinaryPrimitives.ReadUInt32BigEndian(hash);
        Span<byte> text = stackalloc byte[6];
        text.Fill((byte)'0');

        // One zero for every leading zero byte, then the number without padding, then zeros on the right.
        int at = 0;
        while (at < 3 && hash[at] == 0)
        {
            at++;
        }

        int width = 0;
        for (uint rest = number; rest > 0; rest /= 62)
        {
            width++;
        }

        width = Math.Min(width, text.Length - at);
        Digits.Write(number, Digits.Base62, text.Slice(at, width));
        if (check.Length == 4)
        {
            return check.SequenceEqual(text[..4]);
        }

        // The 88 form is canonical base64: its last character may hold only two bits, so the other four are cleared.
        int sixBits = Base64Text.Value(text[5]) & 0b110000;
        text[5] = "AQgw"u8[sixBits >> 4];
        return check[..6].SequenceEqual(text) && check[6..].SequenceEqual("=="u8);
    }

    private static bool IsBase64Check(ReadOnlySpan<byte> check, ReadOnlySpan<byte> hash)
    {
        Span<byte> text = stackalloc byte[8];
        Base64.EncodeToUtf8(hash[..(check.Length == 4 ? 3 : 4)], text, out _, out int written);
        return check.SequenceEqual(text[..written]);
    }

    private static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> bytes, out int length) =>
        Base64Text.TryDecode(text, bytes, out length) && length >= 4;

    /// <summary>The seed words of a marker, eight bytes each, one after the other.</summary>
    private static ReadOnlySpan<byte> Seeds(ReadOnlySpan<byte> marker) => marker switch
    {
        _ when marker.SequenceEqual("+ASb"u8) || marker.SequenceEqual("+AEh"u8) || marker.SequenceEqual("+ARm"u8) =>
            "Send0000Listen00Manage00System00Unknown0"u8,
        _ when marker.SequenceEqual("AIoT"u8) => "IoTHub00DpsKey00Device00"u8,
        _ when marker.SequenceEqual("AzCa"u8) => "Access00"u8,
        _ when marker.SequenceEqual("AZEG"u8) => "SendRecv"u8,
        _ when marker.SequenceEqual("AzSe"u8) => "PAdmin00Query000"u8,
        _ when marker.SequenceEqual("+ACR"u8) => "ACRDflt0"u8,
        _ when marker.SequenceEqual("AzFu"u8) => "Functi00Master00System00"u8,
        _ when marker.SequenceEqual("+ASt"u8) => "Default0"u8,
        _ when marker.SequenceEqual("ACDb"u8) => "SysAll00Resour00MastRO00SystRO00Encryp00MastRW00SystRW00"u8,
        _ when marker.SequenceEqual("+ABa"u8) => "AbAcct00"u8,
        _ when marker.SequenceEqual("+AMC"u8) => "Classic0"u8,
        _ when marker.SequenceEqual("APIM"u8) => "Tenant00IoTHub00Gateway0GitKey00"u8,
        _ => [],
    };
}
