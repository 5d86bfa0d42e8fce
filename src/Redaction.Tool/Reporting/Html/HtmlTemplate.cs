using System.Security.Cryptography;
using System.Text;

namespace Redaction.Tool.Reporting.Html;

/// <summary>
/// The page <c>report.html</c>, cut where the data stands. Its policy allows exactly its own style and script, by their hashes:
/// whatever else might get into the page does not run, and nothing is loaded.
/// </summary>
internal sealed class HtmlTemplate
{
    private const string Data = "{{data}}";

    /// <summary>Reads the page.</summary>
    public HtmlTemplate()
    {
        using Stream resource = typeof(HtmlTemplate).Assembly.GetManifestResourceStream("report.html")
            ?? throw new InvalidOperationException("the program was built without report.html");
        using var reader = new StreamReader(resource, Encoding.UTF8);

        // a browser counts every line break as one character when it hashes
        string page = reader.ReadToEnd().ReplaceLineEndings("\n");
        page = page
            .Replace("{{style-hash}}", HashOf(page, "<style>", "</style>"), StringComparison.Ordinal)
            .Replace("{{script-hash}}", HashOf(page, "<script>", "</script>"), StringComparison.Ordinal);
        int data = page.IndexOf(Data, StringComparison.Ordinal);
        Head = page[..data];
        Tail = page[(data + Data.Length)..];
    }

    /// <summary>What stands before the data.</summary>
    public string Head { get; }

    /// <summary>What stands behind it.</summary>
    public string Tail { get; }

    private static string HashOf(string page, string open, string close)
    {
        int start = page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        int end = page.IndexOf(close, start, StringComparison.Ordinal);
        return "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page[start..end])));
    }
}
