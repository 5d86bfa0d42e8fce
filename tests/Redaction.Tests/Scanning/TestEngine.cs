using System.Text;

namespace Redaction.Tests.Scanning;

/// <summary>Small redactors over small alphabets, and a slow model of what they must find.</summary>
internal static class TestEngine
{
    /// <summary>Rules whose shapes differ: prefix literal, inner literal, group, boundary, alternatives, overlap with itself.</summary>
    public static readonly string[][] RuleShapes =
    [
        ["ab[abc]{2,4}"],
        ["ab(?<secret>[ab]{2,3})c"],
        [@"\bba[ab]{1,3}\b"],
        ["[ab]{1,2}cc[ab]{1,2}"],
        ["(?:aab|ca)(?<secret>b{0,2}[ac]{1,3})"],
        [@"bc\.(?<secret>[^.]{1,4})"],
        ["aa[ab]{2,5}", "ac(?<secret>[abc]{1,6})c"],
        ["(?i)ab[a-c]{2}", @"cab{1,3}\z"],
        ["(?<secret>[ab]{2,3})cca", "bb[abc]{3}"],
    ];

    public static readonly string[] BlockShapes =
    [
        "ab[ab]+c",
        "ac(?<secret>[abc]+)b?",
        @"bb(?:a+\.)+c",
        "aabb[^c]*(?:cc)?",
    ];

    public static SecretRedactor Redactor(IEnumerable<string> patterns, IEnumerable<string> values, IEnumerable<string>? blocks = null, Mask? mask = null)
    {
        var rules = new List<Rule>();
        rules.AddRange(patterns.Select((p, i) => Plain($"r{i}", p, isBlock: false)));
        rules.AddRange((blocks ?? []).Select((p, i) => Plain($"b{i}", p, isBlock: true)));
        var redactor = new SecretRedactor(new RedactorOptions
        {
            Rules = RuleSet.Create(rules),
            Mask = mask ?? Mask.Tag,
            FingerprintKey = Encoding.ASCII.GetBytes("sixteen byte key"),
        });
        int n = 0;
        foreach (string value in values)
        {
            redactor.Registry.AddUnchecked(Encoding.UTF8.GetBytes(value), $"k{n++}");
        }

        return redactor;
    }

    /// <summary>A rule without judges.</summary>
    public static Rule Plain(string id, string pattern, bool isBlock) => new()
    {
        Id = id,
        Title = id,
        Pattern = pattern,
        IsBlock = isBlock,
        Placeholders = false,
    };

    /// <summary>
    /// What must be masked, the slow way: the secret of the longest match from every start, and every occurrence of every value, of its pieces and of both backwards.
    /// Ordinary rules only.
    /// </summary>
    /// <param name="redactor">Has the rules.</param>
    /// <param name="values">The known values.</param>
    /// <param name="text">The text.</param>
    /// <param name="middles">Whether pieces from the middle of a value backwards count: they may be masked, in part.</param>
    public static bool[] Masked(SecretRedactor redactor, IReadOnlyList<string> values, ReadOnlySpan<byte> text, bool middles = false)
    {
        bool[] masked = new bool[text.Length];
        foreach (Rule rule in redactor.Rules)
        {
            var pattern = Redaction.Patterns.Pattern.Parse(rule.Pattern);
            for (int start = 0; start < text.Length; start++)
            {
                int end = pattern.LongestMatch(text, start);
                if (end >= 0 && pattern.TryGetSecret(text, start, end, out int from, out int to))
                {
                    masked.AsSpan(from, to - from).Fill(true);
                }
            }
        }

        foreach (string value in values)
        {
            MaskPieces(masked, value, text, starts: value.Length - PieceOf(value) + 1);
            string reversed = new([.. value.Reverse()]);
            MaskPieces(masked, reversed, text, starts: middles ? reversed.Length - PieceOf(value) + 1 : 1);
        }

        return masked;
    }

    /// <summary>How many letters of a value in a row are masked.</summary>
    private static int PieceOf(string value) => Math.Max(8, Math.Min(12, value.Length * 2 / 3));

    /// <summary>Masks what agrees with so many letters of a value in a row.</summary>
    private static void MaskPieces(bool[] masked, string value, ReadOnlySpan<byte> text, int starts)
    {
        for (int from = 0; from < starts; from++)
        {
            byte[] rest = Encoding.UTF8.GetBytes(value[from..]);
            for (int start = 0; start < text.Length; start++)
            {
                int length = text[start..].CommonPrefixLength(rest);
                if (length >= PieceOf(value) && (length == value.Length || rest[..length].Distinct().Count() > 1))
                {
                    masked.AsSpan(start, length).Fill(true);
                }
            }
        }
    }

    /// <summary>What of the input is masked, by the findings.</summary>
    public static bool[] Masked(int length, IEnumerable<Finding> findings)
    {
        bool[] masked = new bool[length];
        foreach (Finding finding in findings)
        {
            masked.AsSpan((int)finding.Start, (int)finding.Length).Fill(true);
        }

        return masked;
    }
}
