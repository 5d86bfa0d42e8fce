namespace Redaction.Tool.Reporting;

/// <summary>Paths as URIs (RFC 3986): every byte of a name that is not plain is percent-encoded, so that it can mean nothing else.</summary>
internal static class FileUri
{
    /// <summary>The path as a URI reference: relative ones stay relative, absolute ones begin with <c>file://</c>.</summary>
    /// <param name="path">The path, with forward slashes.</param>
    public static string Of(string path)
    {
        bool hasDrive = path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] is '/' or '\\';
        if (hasDrive && OperatingSystem.IsWindows())
        {
            return $"file:///{path[..2]}{Encode(path[2..].Replace('\\', '/'))}";
        }

        return path.StartsWith('/') ? "file://" + Encode(path) : Encode(path);
    }

    /// <summary>Whether the URI of a path stands alone.</summary>
    public static bool IsAbsolute(string uri) => uri.StartsWith("file://", StringComparison.Ordinal);

    private static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
