namespace System.Security.Cryptography;

/// <summary>Members that .NET has added to the type.</summary>
internal static class SHA256Extensions
{
    extension(SHA256)
    {
        public static int HashSizeInBytes => 256 / 8;
    }
}
