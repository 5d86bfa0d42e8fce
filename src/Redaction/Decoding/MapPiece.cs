namespace Redaction.Decoding;

/// <summary>A stretch of decoded bytes that come from the input in equal units. Offsets are absolute in their own text.</summary>
/// <param name="Decoded">The stretch's first decoded byte.</param>
/// <param name="Raw">Where its first unit stands in the encoded text.</param>
/// <param name="DecodedUnit">Decoded bytes of a unit.</param>
/// <param name="RawUnit">Encoded bytes from one unit's beginning to the next.</param>
/// <param name="Length">Encoded bytes that belong to a unit.</param>
/// <param name="IsBase64">Whether the units are base64 quads, of which each byte has two characters.</param>
internal readonly record struct MapPiece(long Decoded, long Raw, byte DecodedUnit, byte RawUnit, byte Length, bool IsBase64 = false)
{
    /// <summary>The first encoded byte that a decoded byte is made of.</summary>
    public long StartOf(long decoded)
    {
        long offset = decoded - Decoded;
        return Raw + (offset / DecodedUnit * RawUnit) + (IsBase64 ? offset % DecodedUnit : 0);
    }

    /// <summary>Behind the last encoded byte that a decoded byte is made of.</summary>
    public long EndOf(long decoded)
    {
        long offset = decoded - Decoded;
        return Raw + (offset / DecodedUnit * RawUnit) + (IsBase64 ? (offset % DecodedUnit) + 2 : Length);
    }

    /// <summary>Whether another stretch is this one going on.</summary>
    public bool GoesOnWith(in MapPiece next) =>
        DecodedUnit == next.DecodedUnit && RawUnit == next.RawUnit && Length == next.Length && IsBase64 == next.IsBase64
        && (next.Decoded - Decoded) % DecodedUnit == 0 && StartOf(next.Decoded) == next.Raw;
}
