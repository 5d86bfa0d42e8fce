namespace Redaction.Judging.Generic;

/// <summary>How often one letter follows another within words, as against by chance. The table is in the generated part.</summary>
internal static partial class LetterPairs
{
    /// <summary>
    /// The score of a pair of ASCII letters, in eighths of a bit: 8·log2 of how much more often the second follows the first in
    /// words than in random letters; negative when less often. Case is folded.
    /// </summary>
    public static int Score(byte first, byte second) => Table[(((first | 0x20) - 'a') * 26) + ((second | 0x20) - 'a')];
}
