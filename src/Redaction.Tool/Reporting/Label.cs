using System.Text.Json;

namespace Redaction.Tool.Reporting;

/// <summary>The names of severities and confidences as people and programs read them: <c>self-identifying</c>.</summary>
internal static class Label
{
    private static readonly string[] s_severities = Array.ConvertAll(Enum.GetValues<Severity>(), s => Kebab(s.ToString()));
    private static readonly string[] s_confidences = Array.ConvertAll(Enum.GetValues<Confidence>(), c => Kebab(c.ToString()));

    /// <summary>The widest severity.</summary>
    public static int SeverityWidth { get; } = s_severities.Max(s => s.Length);

    /// <summary>The name of a severity.</summary>
    public static string Of(Severity severity) => s_severities[(int)severity];

    /// <summary>The name of a confidence.</summary>
    public static string Of(Confidence confidence) => s_confidences[(int)confidence];

    /// <summary>The name of a checksum policy or a secret's shape.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Kebab(value.ToString());

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
