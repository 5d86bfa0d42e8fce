using System.Globalization;
using System.Text;

namespace Redaction.Toml.Gitleaks;

/// <summary>Writes TOML: literal strings where they can be, so that patterns read as they were written.</summary>
internal sealed class TomlWriter
{
    private readonly StringBuilder _text = new();

    /// <summary>A comment, a line of the text a line.</summary>
    public TomlWriter Comment(string text) => Line($"# {text.ReplaceLineEndings(" ")}");

    /// <summary>An empty line and the head of a table.</summary>
    public TomlWriter Table(string head) => Line("").Line(head);

    /// <summary>A string, unless it is null.</summary>
    public TomlWriter Text(string name, string? value) => value is null ? this : Line($"{name} = {Quote(value)}");

    /// <summary>A value that needs no quotes.</summary>
    public TomlWriter Bare(string name, string value) => Line($"{name} = {value}");

    /// <summary>A list of strings, unless it is empty; one of more than one element has a line for each.</summary>
    public TomlWriter List(string name, IReadOnlyCollection<string> values) => values.Count switch
    {
        0 => this,
        1 => Line($"{name} = [{Quote(values.First())}]"),
        _ => Line($"{name} = [\n{string.Concat(values.Select(value => $"  {Quote(value)},\n"))}]"),
    };

    /// <summary>What was written.</summary>
    public override string ToString() => _text.ToString();

    private TomlWriter Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    private static string Quote(string value)
    {
        bool isPlain = !value.Any(char.IsControl);
        if (isPlain && !value.Contains('"', StringComparison.Ordinal) && !value.Contains('\\', StringComparison.Ordinal))
        {
            return $"\"{value}\"";
        }

        // three quotes would end it, and a quote at the end would be taken for one of them
        if (isPlain && !value.Contains("'''", StringComparison.Ordinal) && !value.EndsWith('\''))
        {
            return $"'''{value}'''";
        }

        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                _ when char.IsControl(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }
}
