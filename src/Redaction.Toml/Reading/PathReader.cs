using System.Collections.Immutable;

namespace Redaction.Toml.Reading;

/// <summary>Reads <c>paths</c> (globs) and <c>path_patterns</c> of a table.</summary>
internal static class PathReader
{
    /// <summary>The condition; null when none is given.</summary>
    public static PathCondition? Read(TomlFields fields)
    {
        ImmutableArray<TextPattern> patterns = [.. Parse(fields, "paths", PathGlob.Parse), .. Patterns(fields, "path_patterns")];
        return patterns.IsEmpty ? null : new PathCondition(patterns);
    }

    /// <summary>Patterns that are searched anywhere in a text.</summary>
    public static IEnumerable<TextPattern> Patterns(TomlFields fields, string name) => Parse(fields, name, TextPattern.Parse);

    private static IEnumerable<TextPattern> Parse(TomlFields fields, string name, Func<string, TextPattern> parse)
    {
        foreach ((string text, int line) in fields.Lines(name))
        {
            TextPattern pattern;
            try
            {
                pattern = parse(text);
            }
            catch (FormatException e)
            {
                throw fields.Error(line, $"\"{name}\": {e.Message}.");
            }

            yield return pattern;
        }
    }
}
