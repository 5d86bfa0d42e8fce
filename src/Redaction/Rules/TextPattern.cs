using System.Diagnostics;
using System.Text;
using Redaction.Patterns;

namespace Redaction;

/// <summary>
/// A pattern that is searched anywhere in a short text, such as a value, a line or a path: the conditions of allowlists. The
/// dialect is that of rules, but repeats need no upper bound and nothing needs a literal. Immutable and thread-safe; a search
/// takes time linear in the text and allocates nothing.
/// </summary>
[DebuggerDisplay("{Text}")]
public sealed class TextPattern : IEquatable<TextPattern>
{
    private readonly Pattern _search;

    private TextPattern(string text, Pattern search)
    {
        Text = text;
        _search = search;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">In the dialect of the engine; <c>^</c> and <c>$</c> are the ends of the text that is searched.</param>
    /// <exception cref="PatternSyntaxException">The dialect refuses it.</exception>
    public static TextPattern Parse(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _ = Pattern.ParseValue(pattern, allowUnbounded: true); // so that an error counts from the author's first character
        return new TextPattern(pattern, Pattern.ParseValue($"(?s:.{{0,}})(?:{pattern})", allowUnbounded: true));
    }

    /// <summary>Whether the pattern matches somewhere in a text.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8) => _search.LongestMatch(utf8, 0) >= 0;

    /// <summary>Whether the pattern matches somewhere in a text.</summary>
    public bool IsMatch(string text) => IsMatch(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc />
    public bool Equals(TextPattern? other) => other is not null && Text == other.Text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TextPattern);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <summary>The pattern as it was written.</summary>
    public override string ToString() => Text;
}
