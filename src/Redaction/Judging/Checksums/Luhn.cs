namespace Redaction.Judging.Checksums;

/// <summary>
/// The Luhn sum (ISO/IEC 7812-1) over the digits of a value, spaces and dashes between them left out. One random number in
/// ten agrees, so agreement is no proof.
/// </summary>
internal static class Luhn
{
    private const int MinDigits = 2;

    public static ChecksumOutcome Check(in JudgeInput input)
    {
        int sum = 0;
        int digits = 0;
        for (int i = input.Secret.Length - 1; i >= 0; i--)
        {
            int digit = input.Secret[i] - '0';
            if (digit is >= 0 and <= 9)
            {
                // Every second digit from the right counts double, and its two digits are added.
                int doubled = digit * 2;
                sum = (sum + (digits++ % 2 == 0 ? digit : doubled - (doubled > 9 ? 9 : 0))) % 10;
            }
            else if (input.Secret[i] is not ((byte)' ' or (byte)'-'))
            {
                return ChecksumOutcome.Absent;
            }
        }

        return digits < MinDigits ? ChecksumOutcome.Absent : sum == 0 ? ChecksumOutcome.Consistent : ChecksumOutcome.Failed;
    }
}
