namespace System.Security.Cryptography;

/// <summary>Takes and gives spans; the copies that netstandard2.0 asks for are zeroed.</summary>
internal static class IncrementalHashExtensions
{
    public static void AppendData(this IncrementalHash hash, ReadOnlySpan<byte> data)
    {
        byte[] copy = data.ToArray();
        hash.AppendData(copy);
        CryptographicOperations.ZeroMemory(copy);
    }

    public static int GetHashAndReset(this IncrementalHash hash, Span<byte> destination)
    {
        byte[] result = hash.GetHashAndReset();
        result.CopyTo(destination);
        return result.Length;
    }
}
