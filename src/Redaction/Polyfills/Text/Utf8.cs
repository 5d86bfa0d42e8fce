using System.Buffers;

namespace System.Text.Unicode;

/// <summary>Whether bytes are UTF-8.</summary>
internal static class Utf8
{
    public static bool IsValid(ReadOnlySpan<byte> value)
    {
        while (!value.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(value, out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            value = value[length..];
        }

        return true;
    }
}
