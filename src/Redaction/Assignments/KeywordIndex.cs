using System.Text;
using Redaction.Literals;

namespace Redaction.Assignments;

/// <summary>
/// Which rules may tell the value of an assignment: the keywords of all keyword rules in one automaton, run over the name and the
/// words before it. Built when a name or value first looks worth it.
/// </summary>
/// <remarks>
/// <para>A rule that goes by names alone (<see cref="SecretShape.Assignment"/>) has its keyword in the name. A provider's keyword may
/// also stand up to <see cref="Reach"/> bytes before the operator: <c>adobe: { "client_secret": "…" }</c>. A short one is a word of
/// its own, and one that people also write for other reasons needs a name that speaks of a key.</para>
/// <para>Cost: one step of the automaton for each byte looked at. Immutable but for its first use; thread-safe.</para>
/// </remarks>
internal sealed class KeywordIndex
{
    /// <summary>How far before the operator the keyword of a provider may end, in bytes.</summary>
    private const int Reach = 64;

    /// <summary>How far when a line ends between.</summary>
    private const int ReachOverLines = 48;

    /// <summary>A keyword of so few letters stands in many words, and must be one itself.</summary>
    private const int Short = 4;

    private readonly int[][] _rules;
    private readonly string[] _words;
    private readonly bool[] _isCommon;
    private readonly bool[] _isName;
    private readonly bool[] _speaks;
    private readonly Lazy<LiteralSet> _set;

    /// <param name="keywords">Each keyword with the number of its rule, and whether that rule goes by the name alone.</param>
    public KeywordIndex(IEnumerable<(string Word, int Rule, bool IsName)> keywords)
    {
        var groups = keywords.GroupBy(k => (Word: k.Word.ToLowerInvariant(), k.IsName)).ToArray();
        _words = [.. groups.Select(g => g.Key.Word)];
        _isName = [.. groups.Select(g => g.Key.IsName)];
        _speaks = [.. groups.Select(g => CredentialNoun.StandsIn(Encoding.ASCII.GetBytes(g.Key.Word)))];
        _isCommon = [.. groups.Select(g => CommonKeywords.Contains(g.Key.Word))];
        _rules = [.. groups.Select(g => g.Select(k => k.Rule).Distinct().ToArray())];
        _set = new Lazy<LiteralSet>(() => LiteralSet.Build(
            [.. _words.Select(word => new Literal(Encoding.ASCII.GetBytes(word), IgnoreCase: true))], LiteralStrategy.Automaton));
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

        from = Math.Min(from, place.NameStart);
        var sink = new Sink(this, text, from, place, rules);
        LiteralState state = default;
        _set.Value.Find(text[from..to], 0, ref state, ref sink);
        return sink.Count;
    }

    private ref struct Sink(KeywordIndex index, ReadOnlySpan<byte> text, int from, Assignment place, Span<int> rules) : ILiteralSink
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private readonly Span<int> _rules = rules;
        private int _speaks = -1;

        public int Count { get; private set; }

        public void OnHit(int literal, int end)
        {
            int until = from + end;
            int start = until - index._words[literal].Length;
            bool inName = start >= place.NameStart && until <= place.NameEnd;
            if (index._isName[literal] ? !inName : !IsTold(literal, start, until, inName))
            {
                return;
            }

            foreach (int rule in index._rules[literal])
            {
                if (Count < _rules.Length && _rules[..Count].IndexOf(rule) < 0)
                {
                    _rules[Count++] = rule;
                }
            }
        }

        private bool IsTold(int literal, int start, int until, bool inName)
        {
            if (index._words[literal].Length <= Short && !IsWord(_text, start, until))
            {
                return false;
            }

            bool overLines = !inName && until < place.Operator && _text[until..place.Operator].Contains((byte)'\n');
            if (overLines && place.Operator - until > ReachOverLines)
            {
                return false;
            }

            // "functions_key": {"code": "…"}: the keyword itself speaks of a key, else the name must
            if ((inName && !index._isCommon[literal]) || index._speaks[literal])
            {
                return true;
            }

            if (_speaks < 0)
            {
                ReadOnlySpan<byte> name = _text[place.NameStart..place.NameEnd];
                _speaks = CredentialNoun.StandsIn(name) || CredentialNoun.IsIdentifier(name) ? 1 : 0;
            }

            return _speaks > 0;
        }

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
