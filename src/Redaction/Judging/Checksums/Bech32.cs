namespace Redaction.Judging.Checksums;

/// <summary>
/// Bech32 (BIP-173): a human-readable part, the digit 1, and data in groups of five bits, the last six of which are a BCH
/// code over all of it. age identities and recipients, Nostr keys. One case throughout. Source: BIP-173 and NIP-19; the
/// age forms from valid keys.
/// </summary>
internal static class Bech32
{
    private const int CheckLength = 6;

    /// <summary>Longer ones are not checked; the standard allows 90, and no key is near that.</summary>
    private const int MaxLength = 256;

    private static ReadOnlySpan<byte> Alphabet => "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8;

    private static ReadOnlySpan<uint> Generator => [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        ReadOnlySpan<byte> text = input.Secret;
        int separator = text.LastIndexOf((byte)'1');
        if (separator < 1 || text.Length - separator - 1 < CheckLength || text.Length > MaxLength)
        {
            return ChecksumOutcome.Absent;
        }

        if (text.IndexOfAnyInRange((byte)'a', (byte)'z') >= 0 && text.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0)
        {
            return ChecksumOutcome.Failed;
        }

        // The human-readable part is expanded: the high bits of every character, a zero, the low bits.
        uint state = 1;
        foreach (byte letter in text[..separator])
        {
            state = Step(state, (uint)Small(letter) >> 5);
        }

        state = Step(state, 0);
        foreach (byte letter in text[..separator])
        {
            state = Step(state, (uint)Small(letter) & 31);
        }

        foreach (byte letter in text[(separator + 1)..])
        {
            int value = Alphabet.IndexOf(Small(letter));
            if (value < 0)
            {
                return ChecksumOutcome.Failed;
            }

            state = Step(state, (uint)value);
        }

        return state == 1 ? ChecksumOutcome.Passed : ChecksumOutcome.Failed;
    }

    private static uint Step(uint state, uint value)
    {
        uint top = state >> 25;
        state = (state & 0x1FFFFFF) << 5 ^ value;
        for (int i = 0; i < Generator.Length; i++)
        {
            state ^= (top >> i & 1) != 0 ? Generator[i] : 0;
        }

        return state;
    }

    private static byte Small(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;
}
