using System.Runtime.CompilerServices;
using System.Text;

namespace Redaction.Assignments;

/// <summary>
/// Which rules may tell the value of an assignment: the keywords of all keyword rules in one table by their first three letters,
/// looked up at each byte of the name and of the words before it.
/// </summary>
/// <remarks>
/// <para>A rule that goes by names alone (<see cref="SecretShape.Assignment"/>) has its keyword in the name. A provider's keyword may
/// also stand up to <see cref="Reach"/> bytes before the operator: <c>adobe: { "client_secret": "…" }</c>. A short one is a word of
/// its own, and one that people also write for other reasons needs a name that speaks of a key.</para>
/// <para>Cost: one look-up for each byte looked at. Immutable; thread-safe.</para>
/// </remarks>
internal sealed class KeywordIndex
{
    /// <summary>How far before the operator the keyword of a provider may end, in bytes.</summary>
    private const int Reach = 64;

    /// <summary>How far when a line ends between.</summary>
    private const int ReachOverLines = 48;

    /// <summary>A keyword of so few letters stands in many words, and must be one itself.</summary>
    private const int Short = 4;
    private const int None = -1;

    private const int Bits = 12;

    private readonly string[] _words;
    private readonly int[] _rules;
    private readonly bool[] _isName;
    private readonly int[] _heads = new int[1 << Bits];
    private readonly int[] _next;

    /// <param name="keywords">Each keyword in lower case with the number of its rule, and whether that rule goes by the name alone.</param>
    public KeywordIndex(List<(string Word, int Rule, bool IsName)> keywords)
    {
        _words = [.. keywords.Select(k => k.Word)];
        _rules = [.. keywords.Select(k => k.Rule)];
        _isName = [.. keywords.Select(k => k.IsName)];
        _next = new int[keywords.Count];
        Array.Fill(_heads, None);
        for (int i = keywords.Count - 1; i >= 0; i--)
        {
            string word = keywords[i].Word;
            ref int head = ref _heads[Slot((uint)(word[0] | (word[1] << 8) | (word[2] << 16)))];
            _next[i] = head;
            head = i;
        }
    }

    /// <summary>Whether a keyword stands in a name, whatever else is asked for: a look that nearly all names end at.</summary>
    public bool AnyIn(ReadOnlySpan<byte> name)
    {
        for (int at = 0; at + RuleValidator.MinKeyword <= name.Length; at++)
        {
            for (int entry = _heads[Slot((uint)(name[at] | (name[at + 1] << 8) | (name[at + 2] << 16)))]; entry >= 0; entry = _next[entry])
            {
                string word = _words[entry];
                if (word.Length <= name.Length - at && (name[at] | 0x20) == (word[0] | 0x20) && Ascii.EqualsIgnoreCase(name.Slice(at, word.Length), word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Finds the rules for an assignment, each once.</summary>
    /// <param name="text">The window.</param>
    /// <param name="place">The name and the operator.</param>
    /// <param name="rules">Where the rules' numbers go; more than fit are left out.</param>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<byte> text, in Assignment place, Span<int> rules)
    {
        int from = Math.Max(0, place.Operator - Reach);
        int to = Math.Max(place.Operator, place.NameEnd);
        ReadOnlySpan<byte> region = text[from..to];
        int line = region.LastIndexOf((byte)'\n');
        if (line >= 0 && region[..line].LastIndexOf((byte)'\n') is int earlier && earlier >= 0)
        {
            from += earlier + 1;
        }

        from = Math.Min(Math.Max(from, AfterMask(text, place.NameStart)), place.NameStart);
        var told = new Told(text, place);
        int count = 0, names = 0;
        for (int at = from; at + RuleValidator.MinKeyword <= to; at++)
        {
            uint gram = (uint)(text[at] | (text[at + 1] << 8) | (text[at + 2] << 16));
            for (int entry = _heads[Slot(gram)]; entry >= 0; entry = _next[entry])
            {
                string word = _words[entry];
                if (word.Length <= to - at && (text[at] | 0x20) == (word[0] | 0x20) && Ascii.EqualsIgnoreCase(text.Slice(at, word.Length), word) && told.By(word, at, _isName[entry])
                    && rules[..count].IndexOf(_rules[entry]) < 0)
                {
                    // a crowd of providers' names must not keep out the rules that go by the name alone
                    if (count < rules.Length)
                    {
                        rules[count++] = _rules[entry];
                    }
                    else if (_isName[entry])
                    {
                        rules[names++ % rules.Length] = _rules[entry];
                    }
                }
            }
        }

        return count;
    }

    /// <summary>
    /// Where the last of our own masks before the name ends. Words in a mask, and words that came nearer because a mask is shorter than
    /// what it stands for, must tell nothing: redacting twice changes nothing.
    /// </summary>
    private static int AfterMask(ReadOnlySpan<byte> text, int name)
    {
        int lowest = Math.Max(0, name - Reach - RuleValidator.MaxIdLength);
        ReadOnlySpan<byte> before = text[lowest..name];
        int mask = before.LastIndexOf("[REDACTED"u8);
        if (mask < 0)
        {
            return 0;
        }

        int end = before[mask..].IndexOf((byte)']');
        return end < 0 ? name : lowest + mask + end + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Slot(uint gram) => ((gram | 0x202020) * 0x9E3779B1u) >> (32 - Bits);

    /// <summary>Whether a keyword that stands somewhere tells the value.</summary>
    private ref struct Told(ReadOnlySpan<byte> text, Assignment place)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private int _speaks = -1;

        public bool By(string word, int start, bool isName)
        {
            int until = start + word.Length;
            bool inName = start >= place.NameStart && until <= place.NameEnd;
            return isName ? inName : IsTold(word, start, until, inName);
        }

        private bool IsTold(string word, int start, int until, bool inName)
        {
            if (word.Length <= Short && !IsWord(_text, start, until))
            {
                return false;
            }

            bool overLines = !inName && until < place.Operator && _text[until..place.Operator].Contains((byte)'\n');
            if (overLines && place.Operator - until > ReachOverLines)
            {
                return false;
            }

            // "functions_key": {"code": "…"}: the keyword itself speaks of a key, else the name must
            Span<byte> keyword = stackalloc byte[word.Length];
            Encoding.ASCII.GetBytes(word, keyword);
            if ((inName && !CommonKeywords.Contains(keyword)) || CredentialNoun.StandsIn(keyword))
            {
                return true;
            }

            if (_speaks < 0)
            {
                ReadOnlySpan<byte> name = _text[place.NameStart..place.NameEnd];
                _speaks = CredentialNoun.StandsIn(name) || CredentialNoun.IsIdentifier(name) || IsMade(_text, place) ? 1 : 0;
            }

            return _speaks > 0;
        }

        /// <summary>Whether the name is that of a class of which one is made with the value: <c>new Flat("…")</c>.</summary>
        private static bool IsMade(ReadOnlySpan<byte> text, in Assignment place) =>
            text[place.Operator] == '(' && text[..place.NameStart].EndsWith("new "u8);

        /// <summary>Whether a word begins and ends here: at a sign, at a digit, or where camel case turns.</summary>
        private static bool IsWord(ReadOnlySpan<byte> text, int start, int end)
        {
            if (start > 0 && char.IsAsciiLetter((char)text[start - 1]) && char.IsAsciiLetter((char)text[start])
                && !(char.IsAsciiLetterLower((char)text[start - 1]) && char.IsAsciiLetterUpper((char)text[start])))
            {
                return false;
            }

            return end >= text.Length || !char.IsAsciiLetter((char)text[end]) || !char.IsAsciiLetter((char)text[end - 1])
                || (char.IsAsciiLetterLower((char)text[end - 1]) && char.IsAsciiLetterUpper((char)text[end]));
        }
    }
}
