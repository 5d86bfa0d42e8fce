using Redaction.RuleCompiler;

namespace Redaction.Tests.Rules;

/// <summary>Where this repository is, as seen from the built tests.</summary>
internal static class Repository
{
    public static string Root { get; } =
        Outputs.FindRoot(AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
}
