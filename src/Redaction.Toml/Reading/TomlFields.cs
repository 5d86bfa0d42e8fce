using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tomlyn.Syntax;

namespace Redaction.Toml.Reading;

/// <summary>The fields of one table: each is asked for by name and type, and what nobody asked for is a mistake.</summary>
internal sealed class TomlFields
{
    private readonly string _file;
    private readonly int _line;
    private readonly Dictionary<string, KeyValueSyntax> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public TomlFields(string file, int line, IEnumerable<KeyValueSyntax> items)
    {
        _file = file;
        _line = line;
        foreach (KeyValueSyntax item in items)
        {
            if (!_items.TryAdd(TomlDocument.KeyOf(item), item))
            {
                throw Error(item, $"\"{TomlDocument.KeyOf(item)}\" is given twice.");
            }
        }
    }

    /// <summary>The rule these fields belong to, for messages; null until it is known.</summary>
    public string? RuleId { get; set; }

    /// <summary>Where the table opens, 1-based.</summary>
    public int Line => _line;

    /// <summary>Whether a field is given.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Where a field stands, or the table when it has none of that name.</summary>
    public int LineOf(string name) => _items.TryGetValue(name, out KeyValueSyntax? item) ? TomlDocument.LineOf(item) : _line;

    /// <summary>A string, which may be written as an array of pieces.</summary>
    public string Text(string name) => OptionalText(name) ?? throw Error(name, $"the field \"{name}\" is missing.");

    /// <summary>A string; null when it is not given.</summary>
    public string? OptionalText(string name) => Find(name) is { } item ? string.Concat(Pieces(item.Value!, name)) : null;

    /// <summary>True or false.</summary>
    public bool Flag(string name, bool otherwise) => Find(name) is not { } item
        ? otherwise
        : item.Value is BooleanValueSyntax flag ? flag.Value : throw Error(item, $"\"{name}\" must be true or false.");

    /// <summary>A number.</summary>
    public double Number(string name, double otherwise) => Find(name) is not { } item ? otherwise : item.Value switch
    {
        FloatValueSyntax number => number.Value,
        IntegerValueSyntax number => number.Value,
        _ => throw Error(item, $"\"{name}\" must be a number."),
    };

    /// <summary>A value of an enumeration, written in lower case with dashes: <c>self-identifying</c>.</summary>
    public T Choice<T>(string name, T otherwise)
        where T : struct, Enum
    {
        if (Find(name) is not { } item)
        {
            return otherwise;
        }

        string text = string.Concat(Pieces(item.Value!, name));
        foreach (T value in Enum.GetValues<T>())
        {
            if (Dashed(value) == text)
            {
                return value;
            }
        }

        throw Error(item, $"\"{name}\" is \"{text}\"; it must be one of {string.Join(", ", Enum.GetValues<T>().Select(Dashed))}.");
    }

    /// <summary>A list of strings, each in its pieces.</summary>
    public ImmutableArray<ImmutableArray<string>> Texts(string name) =>
        Find(name) is not { } item ? [] : [.. List(item, name).Select(value => Pieces(value, name))];

    /// <summary>A list of strings, joined, each with its line.</summary>
    public ImmutableArray<(string Text, int Line)> Lines(string name) =>
        Find(name) is not { } item ? [] : [.. List(item, name).Select(value => (string.Concat(Pieces(value, name)), TomlDocument.LineOf(value)))];

    /// <summary>One string, or a list of them, each with its line.</summary>
    public ImmutableArray<(string Text, int Line)> OneOrMore(string name) =>
        Find(name) is { Value: StringValueSyntax text } ? [(text.Value!, TomlDocument.LineOf(text))] : Lines(name);

    /// <summary>A list of examples: a text where nothing is found, or a table of before, secret and after.</summary>
    public IEnumerable<RuleExample> Examples(string name, bool found)
    {
        if (Find(name) is not { } item)
        {
            yield break;
        }

        foreach (ValueSyntax value in List(item, name))
        {
            int line = TomlDocument.LineOf(value);
            if (!found)
            {
                yield return new RuleExample(line, string.Concat(Pieces(value, name)), null, "");
                continue;
            }

            if (value is not InlineTableSyntax table)
            {
                throw Error(value, $"each of \"{name}\" must be a table such as {{ before = \"token=\", secret = [\"acme_\", \"…\"], after = \";\" }}.");
            }

            var fields = new TomlFields(_file, line, table.Items.Select(entry => entry.KeyValue!)) { RuleId = RuleId };
            yield return new RuleExample(line, fields.OptionalText("before") ?? "", fields.Text("secret"), fields.OptionalText("after") ?? "");
            fields.RefuseOthers();
        }
    }

    /// <summary>Refuses fields that nothing asked for: a misspelt one would silently not apply.</summary>
    public void RefuseOthers()
    {
        foreach ((string name, KeyValueSyntax item) in _items)
        {
            if (!_asked.Contains(name))
            {
                throw Error(item, $"there is no field \"{name}\"; did you mean \"{NearestName.Find(name, _asked)}\"? There are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    /// <summary>The fields that nothing asked for, each with its line.</summary>
    public IEnumerable<(string Name, int Line)> Others() => _items.Where(item => !_asked.Contains(item.Key)).Select(item => (item.Key, TomlDocument.LineOf(item.Value)));

    /// <summary>What is wrong with a field, where it stands.</summary>
    public RuleFileException Error(string name, string problem) => new(_file, LineOf(name), RuleId, problem);

    /// <summary>What is wrong at a line.</summary>
    public RuleFileException Error(int line, string problem) => new(_file, line, RuleId, problem);

    internal static string Dashed<T>(T value)
        where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (char c in value.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private KeyValueSyntax? Find(string name)
    {
        _asked.Add(name);
        return _items.GetValueOrDefault(name);
    }

    private IEnumerable<ValueSyntax> List(KeyValueSyntax item, string name) => item.Value is ArraySyntax array
        ? array.Items.Select(entry => entry.Value!)
        : throw Error(item, $"\"{name}\" must be an array.");

    private ImmutableArray<string> Pieces(ValueSyntax value, string name) => value switch
    {
        StringValueSyntax text => [text.Value!],
        ArraySyntax pieces => [.. pieces.Items.Select(piece => piece.Value is StringValueSyntax text
            ? text.Value!
            : throw Error(piece, $"\"{name}\" must be a string or an array of strings."))],
        _ => throw Error(value, $"\"{name}\" must be a string or an array of strings."),
    };

    private RuleFileException Error(SyntaxNode node, string problem) => new(_file, TomlDocument.LineOf(node), RuleId, problem);
}
