namespace Redaction.Tool.Scanning;

/// <summary>Says why something could not be read, in words that name neither a type nor, twice, the path.</summary>
internal static class ReadFailure
{
    /// <summary>The reason, to stand behind the name.</summary>
    public static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "its name is not UTF-8",
        UnauthorizedAccessException => "permission denied",
        _ => WithoutPath(e.Message),
    };

    /// <summary>The runtime puts <c> : 'path'</c> behind a reason; the path is told before it.</summary>
    private static string WithoutPath(string message) =>
        message.IndexOf(" : '", StringComparison.Ordinal) is > 0 and int end ? message[..end] : message;
}
