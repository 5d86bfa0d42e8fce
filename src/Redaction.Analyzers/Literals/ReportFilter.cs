using Microsoft.CodeAnalysis.Diagnostics;
using Redaction.Analyzers.Options;

namespace Redaction.Analyzers.Literals;

/// <summary>Which findings the options of a file let through.</summary>
internal static class ReportFilter
{
    /// <summary>
    /// Whether a finding is reported. Of generated code only what identifies itself is, since nobody reads it and its names are a
    /// tool's, unless <c>generated_code</c> says otherwise.
    /// </summary>
    /// <param name="options">The options of the file.</param>
    /// <param name="id">The diagnostic.</param>
    /// <param name="confidence">How sure the engine is.</param>
    /// <param name="isGenerated">Whether the code is generated.</param>
    public static bool Reports(AnalyzerConfigOptions options, string id, Confidence confidence, bool isGenerated)
    {
        if (confidence < AnalyzerSettings.MinConfidence(options, id))
        {
            return false;
        }

        return !isGenerated || (AnalyzerSettings.GeneratedCode(options, id) ?? confidence >= Confidence.SelfIdentifying);
    }
}
