namespace Redaction.Analyzers;

/// <summary>Where a diagnostic is explained: the package's page, which shows its README with a section for each id.</summary>
internal static class HelpLink
{
    public static string Of(string id) => "https://www.nuget.org/packages/Redaction.Analyzers#" + id.ToLowerInvariant();
}
