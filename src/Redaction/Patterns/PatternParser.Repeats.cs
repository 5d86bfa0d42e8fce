using System.Globalization;

namespace Redaction.Patterns;

/// <content>Quantifiers.</content>
internal sealed partial class PatternParser
{
    /// <summary>The atom with the quantifier that follows it, if one does.</summary>
    private Node? Quantified(Node? atom, int start)
    {
        if (!More)
        {
            return atom;
        }

        int quantifier = _at;
        if (!Counts(out int least, out int most))
        {
            return atom;
        }

        if (atom is null)
        {
            throw Refuse("quantifier on nothing", quantifier, "a flag directive cannot be repeated");
        }

        if (atom.Kind == NodeKind.Assert && _text[start] != '(')
        {
            throw Refuse("quantifier on an assertion", start, "it takes no bytes, so once is enough");
        }

        bool lazy = More && _text[_at] == '?';
        if (lazy)
        {
            _at++;
        }
        else if (More && _text[_at] == '+')
        {
            _at++;
            throw Refuse("possessive quantifier", start, "leave the second + out; nothing backtracks here");
        }

        if (most == Node.Unbounded && !_allowUnbounded)
        {
            throw Refuse("unbounded repeat", start, $"give it an upper bound, such as {{{least},80}}");
        }

        if (More && (_text[_at] is '*' or '+' or '?' || IsCount(_at)))
        {
            _at++;
            throw Refuse("quantifier on a quantifier", start, "put a group around the inner one");
        }

        Node repeat = Node.OfRepeat(atom, least, most, lazy);
        CheckSize(repeat, start);
        return repeat;
    }

    private bool Counts(out int least, out int most)
    {
        least = 0;
        most = Node.Unbounded;
        switch (_text[_at])
        {
            case '*':
                _at++;
                return true;
            case '+':
                _at++;
                least = 1;
                return true;
            case '?':
                _at++;
                most = 1;
                return true;
            case '{' when IsCount(_at):
                break;
            default:
                return false;
        }

        int start = _at++;
        least = Number(start);
        most = least;
        if (_text[_at] == ',')
        {
            _at++;
            most = _text[_at] == '}' ? Node.Unbounded : Number(start);
        }

        _at++;
        if (most < least)
        {
            throw Refuse("bad repeat", start, "the first number must not be above the second");
        }

        return true;
    }

    /// <summary>Whether <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c> stands here; any other brace is a character.</summary>
    private bool IsCount(int at)
    {
        if (at >= _text.Length || _text[at] != '{')
        {
            return false;
        }

        int p = SkipDigits(at + 1);
        if (p == at + 1)
        {
            return false;
        }

        if (p < _text.Length && _text[p] == ',')
        {
            p = SkipDigits(p + 1);
        }

        return p < _text.Length && _text[p] == '}';
    }

    private int SkipDigits(int at)
    {
        while (at < _text.Length && char.IsAsciiDigit(_text[at]))
        {
            at++;
        }

        return at;
    }

    private int Number(int start)
    {
        int from = _at;
        _at = SkipDigits(from);
        bool fits = int.TryParse(_text.AsSpan(from, _at - from), NumberStyles.None, CultureInfo.InvariantCulture, out int value);
        if (!fits || value > MaxRepeat)
        {
            throw Refuse("repeat too large", start, $"at most {MaxRepeat} times are allowed");
        }

        return value;
    }
}
