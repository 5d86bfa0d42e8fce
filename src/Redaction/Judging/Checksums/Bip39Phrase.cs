namespace Redaction.Judging.Checksums;

/// <summary>
/// Mnemonic phrases of BIP-39: 12, 15, 18, 21 or 24 words of three to eight small letters, one space or line break apart.
/// The checksum is in the numbers of the words, and the list that numbers them is not part of this program: what is tested
/// here is the structure, which ordinary prose seldom has and which proves nothing.
/// </summary>
internal static class Bip39Phrase
{
    private const int MinWord = 3;
    private const int MaxWord = 8;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        int words = 0;
        int letters = 0;
        foreach (byte b in input.Secret)
        {
            if (b is >= (byte)'a' and <= (byte)'z')
            {
                letters++;
                words += letters == 1 ? 1 : 0;
                if (letters > MaxWord || words > 24)
                {
                    return ChecksumOutcome.Failed;
                }
            }
            else if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' && letters is 0 or >= MinWord)
            {
                letters = 0;
            }
            else
            {
                return ChecksumOutcome.Failed;
            }
        }

        return words is 12 or 15 or 18 or 21 or 24 && letters is 0 or >= MinWord ? ChecksumOutcome.Consistent : ChecksumOutcome.Failed;
    }
}
