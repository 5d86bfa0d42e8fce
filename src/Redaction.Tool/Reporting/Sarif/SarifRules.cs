using System.Text.Json;

namespace Redaction.Tool.Reporting.Sarif;

/// <summary>The rules of which something was found, in the order in which they are first needed; results refer to them by index.</summary>
internal sealed class SarifRules(ReportContext context)
{
    private const string Advice =
        "Revoke or rotate the secret where it was issued: whoever could read the file may have it. Then take it out of the file, and give it to the program at run time, from its environment or a secret store.";

    private readonly Dictionary<(FindingKind, string), int> _indexes = [];
    private readonly List<ReportedFinding> _firsts = [];

    /// <summary>The index of a finding's rule.</summary>
    public int IndexOf(ReportedFinding reported)
    {
        (FindingKind, string) key = (reported.Finding.Kind, reported.Finding.RuleId);
        if (!_indexes.TryGetValue(key, out int index))
        {
            index = _firsts.Count;
            _firsts.Add(reported);
            _indexes.Add(key, index);
        }

        return index;
    }

    /// <summary>Writes the value of <c>tool.driver.rules</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (ReportedFinding first in _firsts)
        {
            Write(json, first, context.RuleOf(first.Finding));
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ReportedFinding first, Rule? rule)
    {
        Severity severity = rule?.Severity ?? first.Finding.Severity;
        string title = SafeText.Escape(first.Title);
        string[] references = [.. rule?.References.Where(r => Uri.TryCreate(r, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http") ?? []];
        json.WriteStartObject();
        json.WriteString("id", first.Finding.RuleId);
        if (NameOf(first.Finding.RuleId) is string name && !name.Equals(first.Finding.RuleId, StringComparison.OrdinalIgnoreCase))
        {
            json.WriteString("name", name);
        }

        WriteText(json, "shortDescription", $"{Capital(title)}.");
        WriteText(json, "fullDescription", rule is null
            ? "A value that was registered as a secret stands in a file."
            : $"{Capital(title)}: a secret of this kind stands in a file.");
        json.WriteStartObject("help");
        json.WriteString("text", Advice + string.Concat(references.Select(r => $"\n{r}")));
        json.WriteString("markdown", Advice + string.Concat(references.Select(r => $"\n\n<{r}>")));
        json.WriteEndObject();
        if (references.Length > 0)
        {
            json.WriteString("helpUri", references[0]);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", SarifLevel.Of(severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("security-severity", SarifLevel.ScoreOf(severity));
        json.WriteString("precision", SarifLevel.PrecisionOf(rule?.Confidence ?? first.Finding.Confidence));
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        json.WriteStringValue("secret");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary><c>github-pat</c> as <c>GithubPat</c>, the custom for names in SARIF.</summary>
    private static string NameOf(string id) =>
        string.Concat(id.Split('-', '_', ' ', '.').Select(Capital));
}
