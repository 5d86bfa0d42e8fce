using System.Buffers;

namespace System.Text;

/// <summary>Text of ASCII as bytes; other bytes are equal to nothing.</summary>
internal static class Ascii
{
    public static bool IsValid(ReadOnlySpan<byte> value)
    {
        foreach (byte b in value)
        {
            if (b >= 0x80)
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsValid(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (c >= 0x80)
            {
                return false;
            }
        }

        return true;
    }

    public static bool Equals(ReadOnlySpan<byte> left, ReadOnlySpan<char> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] || left[i] >= 0x80)
            {
                return false;
            }
        }

        return true;
    }

    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] >= 0x80 || Lower(left[i]) != Lower(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static bool EqualsIgnoreCase(ReadOnlySpan<byte> left, ReadOnlySpan<char> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] >= 0x80 || right[i] >= 0x80 || Lower(left[i]) != Lower((byte)right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Stops at what is not ASCII, as .NET does.</summary>
    public static OperationStatus ToLower(ReadOnlySpan<byte> source, Span<byte> destination, out int bytesWritten) =>
        Change(source, destination, (byte)'A', out bytesWritten);

    /// <summary>Stops at what is not ASCII, as .NET does.</summary>
    public static OperationStatus ToUpper(ReadOnlySpan<byte> source, Span<byte> destination, out int bytesWritten) =>
        Change(source, destination, (byte)'a', out bytesWritten);

    private static OperationStatus Change(ReadOnlySpan<byte> source, Span<byte> destination, byte first, out int bytesWritten)
    {
        for (bytesWritten = 0; bytesWritten < source.Length; bytesWritten++)
        {
            byte b = source[bytesWritten];
            if (b >= 0x80)
            {
                return OperationStatus.InvalidData;
            }

            if (bytesWritten == destination.Length)
            {
                return OperationStatus.DestinationTooSmall;
            }

            destination[bytesWritten] = (uint)(b - first) <= 'z' - 'a' ? (byte)(b ^ 0x20) : b;
        }

        return OperationStatus.Done;
    }

    private static int Lower(byte b) => (uint)(b - 'A') <= 'Z' - 'A' ? b | 0x20 : b;
}
