using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Redaction.Assignments;

/// <summary>
/// Which rules may tell the value of an assignment: the keywords of all keyword rules in one table by their first letters,
/// looked up at each byte of the name and of the words before it.
/// </summary>
/// <remarks>
/// <para>A rule that goes by names alone (<see cref="SecretShape.Assignment"/>) has its keyword in the name. A provider's keyword may
/// also stand up to <see cref="Reach"/> bytes before the operator: <c>adobe: { "client_secret": "…" }</c>. A short one is a word of
/// its own, and one that people also write for other reasons needs a name that speaks of a key.</para>
/// <para>Cost: one look into a bitmap for each byte looked at. Immutable; thread-safe.</para>
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

    private const int HeadBits = 12;

    private readonly NameHint _hint = new();
    private readonly Keyword[] _keywords;
    private readonly int[] _heads = new int[1 << HeadBits];

    /// <param name="keywords">Each keyword in lower case with the number of its rule, and whether that rule goes by the name alone.</param>
    public KeywordIndex(List<(string Word, int Rule, bool IsName)> keywords)
    {
        _keywords = new Keyword[keywords.Count];
        Array.Fill(_heads, None);
        for (int i = keywords.Count - 1; i >= 0; i--)
        {
            (string word, int rule, bool isName) = keywords[i];
            _hint.Add(word, NameSense.Keyword);
            ref int head = ref _heads[Slot((uint)(word[0] | (word[1] << 8) | (word[2] << 16)))];
            _keywords[i] = new Keyword(word, rule, isName, head);
            head = i;
        }

        foreach (string noun in CredentialNoun.All)
        {
            _hint.Add(noun, NameSense.Credential);
        }
    }

    /// <summary>
    /// What a name may speak of: a keyword, whatever else is asked for, or what opens a door. A look that nearly all names end at.
    /// </summary>
    /// <param name="text">The window; at least one byte stands behind the name.</param>
    /// <param name="start">The name's start.</param>
    /// <param name="end">The name's end.</param>
    [MethodImpl(Tiering.Loop)]
    public NameSense Look(ReadOnlySpan<byte> text, int start, int end)
    {
        var sense = NameSense.None;
        ref byte first = ref MemoryMarshal.GetReference(text);
        for (int at = start; at <= end - RuleValidator.MinKeyword; at++)
        {
            NameSense here = _hint.At(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, at)));
            if (here == NameSense.None)
            {
                continue;
            }

            sense |= here & NameSense.Credential;
            if ((here & NameSense.Keyword) != 0 && StandsAt(text[at..end]))
            {
                return NameSense.Keyword;
            }
        }

        return sense;
    }

    /// <summary>Finds the rules for an assignment, each once.</summary>
    /// <param name="text">The window.</param>
    /// <param name="place">The name and the operator.</param>
    /// <param name="rules">Where the rules' numbers go; more than fit are left out.</param>
    /// <returns>How many there are.</returns>
    [MethodImpl(Tiering.Loop)]
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
        ref byte first = ref MemoryMarshal.GetReference(text);
        for (int at = from; at + RuleValidator.MinKeyword <= to; at++)
        {
            // the operator stands behind the last word, so that four bytes can be read
            uint gram = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, at));
            if ((_hint.At(gram) & NameSense.Keyword) == 0)
            {
                continue;
            }

            for (int entry = _heads[Slot(gram)]; entry >= 0; entry = _keywords[entry].Next)
            {
                ref readonly Keyword keyword = ref _keywords[entry];
                if (keyword.Opens(text[at..to]) && told.By(keyword, at) && rules[..count].IndexOf(keyword.Rule) < 0)
                {
                    // a crowd of providers' names must not keep out the rules that go by the name alone
                    if (count < rules.Length)
                    {
                        rules[count++] = keyword.Rule;
                    }
                    else if (keyword.IsName)
                    {
                        rules[names++ % rules.Length] = keyword.Rule;
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
    private static uint Slot(uint gram) => (((gram & 0xFFFFFF) | 0x202020) * 0x9E3779B1u) >> (32 - HeadBits);

    private bool StandsAt(ReadOnlySpan<byte> text)
    {
        uint gram = (uint)(text[0] | (text[1] << 8) | (text[2] << 16));
        for (int entry = _heads[Slot(gram)]; entry >= 0; entry = _keywords[entry].Next)
        {
            if (_keywords[entry].Opens(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A keyword of a rule, and what is asked of it each time it is met.</summary>
    private readonly struct Keyword
    {
        private readonly ulong _head;
        private readonly ulong _mask;

        public Keyword(string word, int rule, bool isName, int next)
        {
            (Word, Rule, IsName, Next) = (word, rule, isName, next);
            Span<byte> bytes = stackalloc byte[word.Length];
            Encoding.ASCII.GetBytes(word, bytes);
            Span<byte> head = stackalloc byte[sizeof(ulong)];
            bytes[..Math.Min(bytes.Length, head.Length)].CopyTo(head);
            _mask = bytes.Length >= head.Length ? ulong.MaxValue : (1UL << (bytes.Length * 8)) - 1;
            _head = (MemoryMarshal.Read<ulong>(head) | Folded) & _mask;
            IsTelling = CredentialNoun.StandsIn(bytes);
            IsCommon = CommonKeywords.Contains(bytes);
        }

        /// <summary>In lower case.</summary>
        public string Word { get; }

        /// <summary>The number of its rule.</summary>
        public int Rule { get; }

        /// <summary>Whether the rule goes by the name alone.</summary>
        public bool IsName { get; }

        /// <summary>The next keyword with the same beginning; negative for none.</summary>
        public int Next { get; }

        /// <summary>Whether it speaks of a key itself.</summary>
        public bool IsTelling { get; }

        /// <summary>Whether people also write it for other reasons.</summary>
        public bool IsCommon { get; }

        private static ulong Folded => 0x2020202020202020;

        /// <summary>Whether a text opens with it, in any case.</summary>
        public bool Opens(ReadOnlySpan<byte> text)
        {
            // a look at eight letters at once ends nearly all; folding makes a few other signs equal, too
            if (text.Length >= sizeof(ulong) && (((MemoryMarshal.Read<ulong>(text) | Folded) ^ _head) & _mask) != 0)
            {
                return false;
            }

            return text.Length >= Word.Length && Ascii.EqualsIgnoreCase(text[..Word.Length], Word);
        }
    }

    /// <summary>Whether a keyword that stands somewhere tells the value.</summary>
    private ref struct Told(ReadOnlySpan<byte> text, Assignment place)
    {
        private readonly ReadOnlySpan<byte> _text = text;
        private int _speaks = -1;

        public bool By(in Keyword keyword, int start)
        {
            int until = start + keyword.Word.Length;
            bool inName = start >= place.NameStart && until <= place.NameEnd;
            return keyword.IsName ? inName : IsTold(keyword, start, until, inName);
        }

        private bool IsTold(in Keyword keyword, int start, int until, bool inName)
        {
            if (keyword.Word.Length <= Short && !IsWord(_text, start, until))
            {
                return false;
            }

            bool overLines = !inName && until < place.Operator && _text[until..place.Operator].Contains((byte)'\n');
            if (overLines && place.Operator - until > ReachOverLines)
            {
                return false;
            }

            // "functions_key": {"code": "…"}: the keyword itself speaks of a key, else the name must
            if ((inName && !keyword.IsCommon) || keyword.IsTelling)
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
