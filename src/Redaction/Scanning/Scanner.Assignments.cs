using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Redaction.Assignments;
using Redaction.Judging;
using Redaction.Literals;
using Redaction.Patterns;

namespace Redaction.Scanning;

/// <content>
/// Values told by the name they are assigned to: at each operator the name is read backwards, and where a keyword stands in it, or a
/// provider's close before it, the value is read forwards and tried by those rules. See <c>Assignments/README.md</c>.
/// </content>
internal sealed partial class Scanner
{
    /// <summary>The most rules that are tried on one value.</summary>
    private const int MaxRules = 48;

    /// <summary>How many operators within one value without quotes are read for themselves.</summary>
    private const int MaxWordOperators = 8;

    /// <summary>The longest last word of a name that is looked up, in bytes.</summary>
    private const int LongestNoun = 16;

    /// <summary>The bytes that tell a format: fewer are chance, and none has more before its random part.</summary>
    private const int ShortestOpening = 4, LongestOpening = 32;

    [MethodImpl(Tiering.Loop)]
    private void SearchAssignments(ReadOnlySpan<byte> window, int from, bool isFinal, ScanState state)
    {
        int kept = 0;
        for (int i = 0; i < state.OpenCount; i++)
        {
            OpenAssignment open = state.Opens[i];
            int at = (int)(open.Operator - state.Base);
            if (open.IsUnread
                ? TryOpen(window, at, isFinal, state, out open)
                : OperatorFinder.IsPlace(window, at) && TryReadName(window, at, out Assignment place) && ReadOn(window, isFinal, place, ref open, state))
            {
                state.Opens[kept++] = open;
            }
        }

        state.OpenCount = kept;
        var operators = new OperatorFinder(window, from);
        for (int next = operators.Next(); next < window.Length; next = operators.Next())
        {
            if (MaySpeak(window, next) && TryOpen(window, next, isFinal, state, out OpenAssignment open))
            {
                state.Push(open);
            }
        }
    }

    /// <summary>Whether the name before an operator may tell its value, at a first look.</summary>
    private bool MaySpeak(ReadOnlySpan<byte> window, int at) =>
        at < NameGlance.Reach
        || at + 1 >= window.Length
        || !NameGlance.TryRead(window, at, out int start, out int end, out int wordEnd)
        || (start < end
            && (PairName.MayEndPair(window, end)
                || PairName.MayEndPair(window, wordEnd)
                || _keywords!.Look(window, start, end) != NameSense.None
                || (_identifiers && (CredentialNoun.IsIdentifier(window[start..end]) || CredentialNoun.IsIdentifier(window[start..wordEnd])))));

    /// <summary>Reads an assignment at an operator; true when it goes on behind the window.</summary>
    private bool TryOpen(ReadOnlySpan<byte> window, int at, bool isFinal, ScanState state, out OpenAssignment open)
    {
        open = new OpenAssignment { Operator = state.Base + at, ValueStart = -1, ReadTo = -1, Rule = -1 };
        if (at + 1 == window.Length && !isFinal)
        {
            // the byte behind may make it another sign, which counts as none below
            open.IsUnread = true;
            return true;
        }

        if (!OperatorFinder.IsPlace(window, at) || !TryReadName(window, at, out Assignment place))
        {
            return false;
        }

        NameSense sense = _keywords!.Look(window, place.NameStart, place.NameEnd);
        if (sense == NameSense.None && !(_identifiers && CredentialNoun.IsIdentifier(window[place.NameStart..place.NameEnd])))
        {
            return false;
        }

        // pwd=#pwd=#pwd=#…: each value holds all that follow; of those in one value only the first are read. What has not come yet must
        // not decide which are counted.
        open.IsOuter = open.Operator >= state.WordEnd;
        if (!open.IsOuter && ++state.WordOperators > MaxWordOperators)
        {
            return false;
        }

        open.NeedsToken = sense != NameSense.Keyword;
        return ValueHint.MayBegin(window, at + 1, isWhole: false, out bool isToken) && (isToken || !open.NeedsToken)
            && ReadOn(window, isFinal, place, ref open, state);
    }

    /// <summary>Reads an assignment as far as it goes, and judges its value when that has ended; true when it has not.</summary>
    private bool ReadOn(ReadOnlySpan<byte> window, bool isFinal, Assignment place, ref OpenAssignment open, ScanState state)
    {
        Span<int> rules = stackalloc int[MaxRules];
        int count = -1;
        if (open.Rule < 0)
        {
            count = _keywords!.Find(window, place, rules);
            if (count == 0)
            {
                return false;
            }

            open.Rule = rules[0];
        }

        int readTo = open.ReadTo < 0 ? -1 : (int)(open.ReadTo - state.Base);
        ReadStatus status = ValueReader.Read(window, isFinal, ref place, ref readTo);
        open.ReadTo = readTo < 0 ? -1 : state.Base + readTo;
        open.ValueStart = place.ValueStart < 0 ? -1 : state.Base + place.ValueStart;
        if (open.IsOuter && place.Quote == 0 && readTo >= 0)
        {
            // a value too long to be one counts, too: its text is not read again for each operator in it
            state.WordOperators = state.WordEnd == long.MaxValue ? state.WordOperators : 0;
            state.WordEnd = status == ReadStatus.Open ? long.MaxValue : state.Base + readTo;
        }

        // what the first look at the value could not see when the text ended there
        if (status == ReadStatus.Done && ValueHint.MayBegin(window[..place.ValueEnd], place.Operator + 1, isWhole: true, out bool isToken)
            && (isToken || !open.NeedsToken))
        {
            count = count < 0 ? _keywords!.Find(window, place, rules) : count;
            JudgeAssignment(window, place, rules[..count], state);
        }

        return status == ReadStatus.Open;
    }

    private static bool TryReadName(ReadOnlySpan<byte> window, int op, out Assignment place)
    {
        place = new Assignment { Operator = op };
        if (!NameReader.TryRead(window, op, out place.NameStart, out place.NameEnd))
        {
            return false;
        }

        // '[REDACTED:acme-api-key]', '…': a mask of ours is no name of what comes behind it
        ReadOnlySpan<byte> name = window[place.NameStart..place.NameEnd];
        if (name[^1] == ']' && name.StartsWith("[REDACTED"u8))
        {
            return false;
        }

        PairName.Resolve(window, ref place);
        return true;
    }

    private void JudgeAssignment(ReadOnlySpan<byte> window, in Assignment place, ReadOnlySpan<int> rules, ScanState state)
    {
        ReadOnlySpan<byte> name = window[place.NameStart..place.NameEnd];
        bool namesOther = CredentialNoun.NamesOther(name, stackalloc byte[LongestNoun], out ReadOnlySpan<byte> noun);
        foreach (int number in rules)
        {
            RuleProgram program = _programs[number];
            int from = place.ValueStart;
            if ((namesOther && !MayEnd(program.Rule, noun)) || (program.AsksForName && !IsNamed(program.Rule, name)))
            {
                continue;
            }

            if (program.Rule.Shape == SecretShape.Assignment)
            {
                int scheme = Scheme(window[from..place.ValueEnd]);
                from += scheme > 0 && HttpScheme.Contains(window.Slice(from, scheme - 1)) ? scheme : 0;
                TryValue(program, window, place, from, state);
                continue;
            }

            // "Bearer …": the provider's value stands behind the scheme
            while (!TryValue(program, window, place, from, state) && Scheme(window[from..place.ValueEnd]) is int skipped && skipped > 0)
            {
                from += skipped;
            }
        }
    }

    /// <summary>
    /// Whether a rule may tell a value whose name ends in a word for something else: one that judges names itself, one of
    /// identifiers, one that has the word at the end of a keyword of its own.
    /// </summary>
    private static bool MayEnd(Rule rule, ReadOnlySpan<byte> noun)
    {
        if (rule.Shape == SecretShape.Assignment || rule.Kind == RuleKind.Identifier)
        {
            return true;
        }

        foreach (string word in rule.Keywords)
        {
            if (word.Length >= noun.Length && Ascii.EqualsIgnoreCase(noun, word.AsSpan(word.Length - noun.Length)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a name names a secret and holds one of a rule's keywords.</summary>
    private static bool IsNamed(Rule rule, ReadOnlySpan<byte> name)
    {
        if (Judging.Generic.KeyName.MeaningOf(name) is not (Judging.Generic.KeyMeaning.Token or Judging.Generic.KeyMeaning.Password))
        {
            return false;
        }

        foreach (string word in rule.Keywords)
        {
            for (int at = 0; at + word.Length <= name.Length; at++)
            {
                if (Ascii.EqualsIgnoreCase(name.Slice(at, word.Length), word))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a value opens as a format does that tells itself, such as <c>ghp_</c>. Where it is one, that format's rule finds it; where
    /// it is none, it is a mistyped or made-up one, which is no reason to stop somebody.
    /// </summary>
    private bool OpensAsKnown(ReadOnlySpan<byte> value)
    {
        Span<byte> folded = stackalloc byte[LongestOpening];
        folded = folded[..Math.Min(value.Length, LongestOpening)];
        value = value[..folded.Length];
        if (HasOpening(value))
        {
            return true;
        }

        // GHP_… and akia…: a sample that something wrote in other letters
        Ascii.ToLower(value, folded, out _);
        if (HasOpening(folded))
        {
            return true;
        }

        Ascii.ToUpper(value, folded, out _);
        return HasOpening(folded);
    }

    private bool HasOpening(ReadOnlySpan<byte> value)
    {
        if (_literals is null)
        {
            return false;
        }

        var sink = new OpeningSink(_targets);
        LiteralState state = default;
        _literals.Find(value, 0, ref state, ref sink);
        return sink.IsFound;
    }

    private struct OpeningSink(LiteralTarget[] targets) : ILiteralSink
    {
        public bool IsFound { get; private set; }

        public void OnHit(int literal, ReadOnlySpan<byte> text, int end)
        {
            LiteralTarget target = targets[literal];
            IsFound |= end == target.Length && end >= ShortestOpening && target.Entry.Program.Rule.Confidence >= Confidence.SelfIdentifying;
        }
    }

    /// <summary>Tries a rule's pattern on a value, whole; true when it matches, whatever the judges say.</summary>
    private bool TryValue(RuleProgram program, ReadOnlySpan<byte> window, in Assignment place, int from, ScanState state)
    {
        ReadOnlySpan<byte> text = window[..place.ValueEnd];
        Pattern pattern = program.Pattern;
        int end = pattern.LongestMatch(text, from);
        if (end < 0 || (end < text.Length && (char.IsAsciiLetterOrDigit((char)text[end]) || text[end] is (byte)'_' or (byte)'-'))
            || !pattern.TryGetSecret(text, from, end, out int secretStart, out int secretEnd) || secretStart == secretEnd)
        {
            return false;
        }

        if (_profile == Profile.Alert && program.Rule.Shape == SecretShape.Assignment && OpensAsKnown(window[secretStart..secretEnd]))
        {
            return true;
        }

        int before = Math.Max(0, place.NameStart - JudgeContext);
        ReadOnlySpan<byte> secret = window[secretStart..secretEnd];
        var input = new JudgeInput
        {
            Secret = secret,
            IsIdentifier = program.Rule.Shape == SecretShape.Assignment && _publicValues!.Value.Contain(secret),
            Match = window[place.NameStart..Math.Min(window.Length, place.ValueEnd + 1)],
            Before = window[before..place.NameStart],
            Name = window[place.NameStart..place.NameEnd],
            Profile = _profile,
        };
        Accept(program, input, secretStart, state);
        return true;
    }

    /// <summary>The length of a scheme such as <c>Bearer </c> that a value begins with, 0 for none.</summary>
    private static int Scheme(ReadOnlySpan<byte> value)
    {
        int blank = value[..Math.Min(value.Length, 16)].IndexOf((byte)' ');
        return blank > 0 && value[..blank].IndexOfAnyExcept(s_letters) < 0 ? blank + 1 : 0;
    }

    private static readonly SearchValues<byte> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"u8);
}
