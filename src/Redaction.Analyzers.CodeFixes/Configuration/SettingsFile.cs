using Microsoft.CodeAnalysis;

namespace Redaction.Analyzers.CodeFixes;

/// <summary>The <c>appsettings.json</c> of a project, when it is one of its additional files.</summary>
internal static class SettingsFile
{
    public static TextDocument? Of(Project project) =>
        project.AdditionalDocuments
            .Where(document => string.Equals(document.Name, "appsettings.json", StringComparison.OrdinalIgnoreCase))
            .OrderBy(document => document.FilePath?.Length ?? 0)
            .FirstOrDefault();
}
