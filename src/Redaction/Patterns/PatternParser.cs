using System.Collections.Immutable;
using System.Text;

namespace Redaction.Patterns;

/// <summary>
/// Reads the pattern dialect: recursive descent over the text, one method for each level of the grammar.
/// </summary>
/// <remarks>
/// <para>Given the text it returns the tree, or throws with the place and the reason. It accepts the part of RE2's syntax
/// (https://github.com/google/re2/wiki/Syntax) that has a meaning on bytes and can be run forward in one pass; whatever
/// else it meets it refuses by name, because a construct that is silently read as something else is a leak.</para>
/// <para>Cost: one pass over the text. Nesting is limited so that no pattern can exhaust the stack, and the size of the
/// automaton is checked while the tree grows, so that nested repeats cannot exhaust the memory.</para>
/// </remarks>
internal sealed partial class PatternParser
{
    /// <summary>The greatest number in a counted repeat.</summary>
    public const int MaxRepeat = 10_000;

    /// <summary>The greatest number of automaton states of a pattern.</summary>
    public const int MaxSize = 200_000;

    /// <summary>The greatest length in bytes that a pattern without an unbounded repeat may match.</summary>
    public const int MaxMatchLength = 65_536;

    private const int MaxNesting = 200;
    private const int ExcerptLength = 24;

    private readonly string _text;
    private readonly bool _allowUnbounded;
    private const string SecretName = "secret";

    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private PatternFlags _flags;
    private int _at;
    private int _groups;
    private int _nesting;

    private PatternParser(string text, bool allowUnbounded)
    {
        _text = text;
        _allowUnbounded = allowUnbounded;
    }

    public static ParsedPattern Parse(string text, bool allowUnbounded)
    {
        var parser = new PatternParser(text, allowUnbounded);
        Node root = parser.Alternation();
        if (parser._at < text.Length)
        {
            throw parser.Refuse("unbalanced parenthesis", parser._at, "this one closes nothing; write \\) for the character");
        }

        parser.CheckSize(root, 0);
        if (!allowUnbounded && root.MaxLength > MaxMatchLength)
        {
            throw parser.Refuse($"match of up to {root.MaxLength} bytes", 0, $"at most {MaxMatchLength} are allowed");
        }

        int secret = parser._names.TryGetValue(SecretName, out int named) ? named : Math.Min(parser._groups, 1);
        return new ParsedPattern(root, secret);
    }

    private bool More => _at < _text.Length;

    private Node Alternation()
    {
        var branches = ImmutableArray.CreateBuilder<Node>();
        branches.Add(Concatenation());
        while (More && _text[_at] == '|')
        {
            _at++;
            branches.Add(Concatenation());
        }

        return Node.OfAlternation(branches.ToImmutable());
    }

    private Node Concatenation()
    {
        var parts = ImmutableArray.CreateBuilder<Node>();
        while (More && _text[_at] is not ('|' or ')'))
        {
            int start = _at;
            Node? atom = Atom();
            Node? part = Quantified(atom, start);
            if (part is not null)
            {
                parts.Add(part);
            }
        }

        return Node.OfConcatenation(parts.ToImmutable());
    }

    /// <summary>One atom, or null for a flag directive, which matches nothing and cannot be repeated.</summary>
    private Node? Atom()
    {
        int start = _at;
        char c = _text[_at++];
        switch (c)
        {
            case '(':
                return Parenthesis(start);
            case '[':
                return Node.OfSet(Class(start));
            case '.':
                return Node.OfSet(_flags.HasFlag(PatternFlags.DotAll) ? ByteSet.All : ByteSet.Newline.Complement());
            case '^':
                return Node.OfAssertion(_flags.HasFlag(PatternFlags.Multiline) ? Assertion.LineStart : Assertion.TextStart);
            case '$':
                return Node.OfAssertion(_flags.HasFlag(PatternFlags.Multiline) ? Assertion.LineEnd : Assertion.TextEnd);
            case '\\':
                return Escape(start);
            case '*' or '+' or '?':
                throw Refuse("quantifier on nothing", start, $"write \\{c} for the character");
            case '{' when IsCount(start):
                throw Refuse("quantifier on nothing", start, "write \\{ for the character");
            case '{' when start + 1 < _text.Length && _text[start + 1] == ',':
                throw Refuse("repeat without a lower bound", start, "write {0,n}, or \\{ for the character");
            default:
                return Character(start);
        }
    }

    private Node Character(int start)
    {
        if (!Rune.TryGetRuneAt(_text, start, out Rune rune))
        {
            throw Refuse("unpaired surrogate", start, "write the bytes, such as \\xED");
        }

        _at = start + rune.Utf16SequenceLength;
        return CodePoint(rune);
    }

    private Node CodePoint(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        int length = rune.EncodeToUtf8(bytes);
        if (length == 1)
        {
            return Literal(ByteSet.Of(bytes[0]));
        }

        var parts = ImmutableArray.CreateBuilder<Node>(length);
        foreach (byte value in bytes[..length])
        {
            parts.Add(Node.OfSet(ByteSet.Of(value)));
        }

        return Node.OfConcatenation(parts.ToImmutable());
    }

    private Node Literal(ByteSet set) => Node.OfSet(_flags.HasFlag(PatternFlags.IgnoreCase) ? set.FoldCase() : set);

    private Node? Parenthesis(int start)
    {
        if (++_nesting > MaxNesting)
        {
            throw Refuse("groups nested too deeply", start, $"at most {MaxNesting} levels are allowed");
        }

        PatternFlags outer = _flags;
        int group = 0;
        if (More && _text[_at] == '?')
        {
            _at++;
            if (Named(start) is { } name)
            {
                // alternatives may each have the secret in another place
                if (name != SecretName || !_names.TryGetValue(name, out group))
                {
                    group = ++_groups;
                    if (!_names.TryAdd(name, group))
                    {
                        throw Refuse($"duplicate group name '{name}'", start, $"give each group its own name; only '{SecretName}' may stand in several places");
                    }
                }
            }
            else if (Flags(start))
            {
                _nesting--;
                return null;
            }
        }
        else
        {
            group = ++_groups;
        }

        Node body = Alternation();
        if (!More)
        {
            throw Refuse("unbalanced parenthesis", start, "this one is never closed; write \\( for the character");
        }

        _at++;
        _nesting--;
        _flags = outer;
        return group == 0 ? body : Node.OfGroup(body, group);
    }

    /// <summary>After <c>(?</c>: the name of a named group, with everything up to its body read; null when it is not one.</summary>
    private string? Named(int start)
    {
        ReadOnlySpan<char> rest = _text.AsSpan(_at);
        if (rest.StartsWith("=") || rest.StartsWith("!") || rest.StartsWith("<=") || rest.StartsWith("<!"))
        {
            throw Refuse("look-around", start, "match the neighbouring bytes and put a group around the secret instead");
        }

        if (rest.StartsWith(">"))
        {
            throw Refuse("atomic group", start, "write (?:...); nothing backtracks here");
        }

        if (rest.StartsWith("P=") || rest.StartsWith("P>"))
        {
            throw Refuse("backreference", start, "it cannot be matched in one pass");
        }

        int open = rest.StartsWith("P<") ? 2 : rest.StartsWith("<") ? 1 : 0;
        if (open == 0)
        {
            return null;
        }

        int length = rest[open..].IndexOf('>');
        string name = length < 0 ? "" : rest.Slice(open, length).ToString();
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw Refuse("bad group name", start, "use letters, digits and _, as in (?<secret>...)");
        }

        _at += open + length + 1;
        return name;
    }

    /// <summary>After <c>(?</c>: flags up to a colon, which begins a group, or up to a parenthesis, which ends a directive.</summary>
    /// <returns>True for a directive.</returns>
    private bool Flags(int start)
    {
        bool on = true;
        bool any = false;
        while (More)
        {
            char c = _text[_at++];
            PatternFlags flag = PatternFlags.None;
            switch (c)
            {
                case ':':
                    return false;
                case ')' when any:
                    return true;
                case '-' when on:
                    on = false;
                    continue;
                case 'i':
                    flag = PatternFlags.IgnoreCase;
                    break;
                case 's':
                    flag = PatternFlags.DotAll;
                    break;
                case 'm':
                    flag = PatternFlags.Multiline;
                    break;
                default:
                    throw Refuse("unknown group or flag", start, "flags are i, s and m; groups are (...), (?:...) and (?<name>...)");
            }

            any = true;
            _flags = on ? _flags | flag : _flags & ~flag;
        }

        throw Refuse("unbalanced parenthesis", start, "this one is never closed; write \\( for the character");
    }

    private void CheckSize(Node node, int start)
    {
        if (node.Size > MaxSize)
        {
            throw Refuse("pattern too large", start, $"its repeats unroll to more than {MaxSize} states; use smaller counts");
        }
    }

    private PatternSyntaxException Refuse(string reason, int start, string advice)
    {
        int end = Math.Min(_text.Length, Math.Max(_at, start + 1));
        bool cut = end - start > ExcerptLength;
        string excerpt = start >= _text.Length ? "" : _text[start..(cut ? start + ExcerptLength : end)];
        return new PatternSyntaxException(reason, start, cut ? excerpt + "..." : excerpt, advice);
    }
}
