using System.Globalization;
using System.Text;

namespace Redaction.Tool.Git;

/// <summary>The name of an object: SHA-1 or SHA-256.</summary>
/// <param name="High">The first half of its digits, or all of a SHA-1 but the last eight.</param>
/// <param name="Low">The rest.</param>
/// <param name="Digits">How many hexadecimal digits it has: 40 or 64.</param>
internal readonly record struct ObjectId(UInt128 High, UInt128 Low, int Digits)
{
    private const int DigitsOfHalf = 32;

    /// <summary>Whether all digits are 0: no object, or one that git does not know yet.</summary>
    public bool IsZero => High == 0 && Low == 0;

    /// <summary>Reads the digits.</summary>
    /// <exception cref="GitException">They are none.</exception>
    public static ObjectId Parse(ReadOnlySpan<byte> hex) =>
        hex.Length is > DigitsOfHalf and <= 2 * DigitsOfHalf
        && UInt128.TryParse(hex[..DigitsOfHalf], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 high)
        && UInt128.TryParse(hex[DigitsOfHalf..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out UInt128 low)
            ? new ObjectId(high, low, hex.Length)
            : throw new GitException("git answered with something that is no object's name");

    /// <summary>Writes the digits.</summary>
    public void Write(Span<byte> hex)
    {
        High.TryFormat(hex, out _, "x32", CultureInfo.InvariantCulture);
        Span<byte> low = stackalloc byte[DigitsOfHalf];
        Low.TryFormat(low, out _, "x32", CultureInfo.InvariantCulture);
        low[(2 * DigitsOfHalf - Digits)..].CopyTo(hex[DigitsOfHalf..]);
    }

    /// <summary>The digits.</summary>
    public override string ToString()
    {
        Span<byte> hex = stackalloc byte[Digits];
        Write(hex);
        return Encoding.ASCII.GetString(hex);
    }
}
