namespace System.Security.Cryptography;

/// <summary>Members that .NET has added to the type.</summary>
internal static class HMACSHA256Extensions
{
    extension(HMACSHA256)
    {
        public static int HashSizeInBytes => 256 / 8;

        public static int HashData(ReadOnlySpan<byte> key, ReadOnlySpan<byte> source, Span<byte> destination)
        {
            byte[] given = source.ToArray(), secret = key.ToArray();
            using var hash = new HMACSHA256(secret);
            byte[] result = hash.ComputeHash(given);
            result.CopyTo(destination);
            CryptographicOperations.ZeroMemory(given);
            CryptographicOperations.ZeroMemory(secret);
            return result.Length;
        }
    }
}
