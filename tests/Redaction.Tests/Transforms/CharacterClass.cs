using System.Numerics;

namespace Redaction.Tests.Transforms;

/// <summary>
/// Characters that can stand for one another without a change in the layout of what a command prints: of one case, of one length
/// in UTF-8 and as a decimal number, quoted alike by every program.
/// </summary>
/// <param name="First">Its first character.</param>
/// <param name="Last">Its last character.</param>
internal sealed record CharacterClass(char First, char Last)
{
    public static CharacterClass Digits { get; } = new('0', '9');

    public static CharacterClass Upper { get; } = new('A', 'Z');

    /// <summary>In decimal of two digits.</summary>
    public static CharacterClass LowerToC { get; } = new('a', 'c');

    /// <summary>In decimal of three digits.</summary>
    public static CharacterClass LowerFromD { get; } = new('d', 'z');

    /// <summary>Latin letters with accents.</summary>
    public static CharacterClass LatinLower { get; } = new('à', 'ö');

    public static CharacterClass LatinUpper { get; } = new('À', 'Ö');

    public static CharacterClass CyrillicLower { get; } = new('а', 'п');

    public static CharacterClass CyrillicLowerEnd { get; } = new('р', 'я');

    public static CharacterClass CyrillicUpper { get; } = new('А', 'П');

    /// <summary>Common Chinese characters.</summary>
    public static CharacterClass Han { get; } = new('\u4e00', '\u4fff');

    private static readonly CharacterClass[] s_all =
        [Digits, Upper, LowerToC, LowerFromD, LatinLower, LatinUpper, CyrillicLower, CyrillicLowerEnd, CyrillicUpper, Han];

    /// <summary>The class of a character; null when none may stand for it.</summary>
    public static CharacterClass? Of(char c) => Array.Find(s_all, known => c >= known.First && c <= known.Last);

    /// <summary>Any of its characters.</summary>
    public char Pick(Random random) => (char)random.Next(First, Last + 1);

    /// <summary>
    /// Two others of the class that between them differ from a character in as many bits and decimal digits as the class allows:
    /// an output position that holds any of these bits then differs too, whatever bits an encoding puts together.
    /// </summary>
    public (char One, char Other) Opposites(char c, Random random)
    {
        (char, char) best = default;
        int bestScore = -1;
        for (int tries = 0; tries < 60; tries++)
        {
            char one = Pick(random), other = Pick(random);
            int score = one == c || other == c ? -1 : BitOperations.PopCount((uint)((one ^ c) | (other ^ c))) + DigitsChanged(c, one, other);
            if (score > bestScore)
            {
                (best, bestScore) = ((one, other), score);
            }
        }

        return bestScore >= 0 ? best : throw new InvalidOperationException("The class has too few characters.");
    }

    private static int DigitsChanged(int c, int one, int other)
    {
        int changed = 0;
        for (int unit = 1; unit <= c; unit *= 10)
        {
            int digit = c / unit % 10;
            changed += one / unit % 10 != digit || other / unit % 10 != digit ? 1 : 0;
        }

        return changed;
    }
}
