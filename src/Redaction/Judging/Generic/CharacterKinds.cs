namespace Redaction.Judging.Generic;

/// <summary>How many characters of each kind a value has.</summary>
internal readonly record struct CharacterKinds(int Lower, int Upper, int Digits, int Strong, int Joiners, int Spaces, int Odd, int Turns)
{
    /// <summary>Letters of both cases.</summary>
    public int Letters => Lower + Upper;

    /// <summary>Whether letters of both cases and a digit are there.</summary>
    public bool IsMixed => Lower > 0 && Upper > 0 && Digits > 0;

    /// <summary>Counts: <see cref="Strong"/> are the signs that nobody writes in a name, <see cref="Turns"/> the places where a
    /// capital follows a small letter.</summary>
    public static CharacterKinds Of(ReadOnlySpan<byte> value)
    {
        int lower = 0, upper = 0, digits = 0, strong = 0, joiners = 0, spaces = 0, odd = 0, turns = 0;
        bool afterLower = false;
        foreach (byte b in value)
        {
            switch (b)
            {
                case >= (byte)'A' and <= (byte)'Z':
                    upper++;
                    turns += afterLower ? 1 : 0;
                    break;
                case >= (byte)'a' and <= (byte)'z':
                    lower++;
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    digits++;
                    break;
                case (byte)' ':
                    spaces++;
                    break;
                case (byte)'!' or (byte)'@' or (byte)'#' or (byte)'$' or (byte)'%' or (byte)'^' or (byte)'&' or (byte)'*' or (byte)'?' or (byte)'~' or (byte)'+' or (byte)'=':
                    strong++;
                    break;
                case (byte)'-' or (byte)'_' or (byte)'.' or (byte)'/':
                    joiners++;
                    break;
                default:
                    odd++;
                    break;
            }

            afterLower = b is >= (byte)'a' and <= (byte)'z';
        }

        return new CharacterKinds(lower, upper, digits, strong, joiners, spaces, odd, turns);
    }
}
