using System.Globalization;
using System.Text;
using Redaction.Judging.Randomness;

namespace Redaction.RuleCompiler;

/// <summary>
/// Trains the randomness model: counts in the words, names and phrases of some text which symbol follows which two, and writes
/// <c>RandomnessModel.g.cs</c>.
/// </summary>
/// <remarks>
/// Each different piece counts once, because the judge meets names and not sentences. A piece is what stands between blanks,
/// quotes, brackets and commas, and must stand in two files: encoded data stands in one. A name of several words counts in all
/// the cases in which programs write it (<c>fooBar</c>, <c>FooBar</c>, <c>foo_bar</c>, <c>foo-bar</c>, <c>FOO_BAR</c>), because the
/// platform's text is nearly all of one kind. Probabilities are interpolated from three, two, one and no symbol by the method of
/// Witten and Bell ("The zero-frequency problem", 1991). The result depends on the text alone.
/// The checked-in table was trained on the documentation (.xml) and the build files (.props, .targets, .json) that the .NET 10 SDK
/// installs; those are also what is read when no file is named.
/// </remarks>
internal static class RandomnessTable
{
    private const int MinPiece = 3;
    private const int MaxPiece = 64;
    private const int MinFiles = 2;

    private static readonly string[] s_endings = [".xml", ".props", ".targets", ".json"];

    private static readonly System.Buffers.SearchValues<char> s_borders = System.Buffers.SearchValues.Create(" \t\r\n\"'`()[]{}<>,;=&|\\");

    /// <summary>The text that the installed SDK brings, in a fixed order.</summary>
    public static IEnumerable<string> PlatformFiles()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => s_endings.Contains(Path.GetExtension(file)) && !file.EndsWith(".deps.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Reads the files and gives the source of the table.</summary>
    public static string Build(IEnumerable<string> files)
    {
        var pieces = new Dictionary<string, int>(StringComparer.Ordinal);
        var inFile = new HashSet<string>(StringComparer.Ordinal);
        int count = 0;
        foreach (string file in files)
        {
            inFile.Clear();
            AddPieces(File.ReadAllText(file), inFile);
            foreach (string piece in inFile)
            {
                pieces[piece] = pieces.GetValueOrDefault(piece) + 1;
            }

            count++;
        }

        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (string piece in pieces.Where(piece => piece.Value >= MinFiles).Select(piece => piece.Key))
        {
            AddForms(piece, forms);
        }

        return Write(Train(forms), forms.Count, count);
    }

    private static void AddPieces(ReadOnlySpan<char> text, HashSet<string> pieces)
    {
        while (!text.IsEmpty)
        {
            int end = text.IndexOfAny(s_borders);
            ReadOnlySpan<char> piece = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (piece.Length is >= MinPiece and <= MaxPiece && piece.ContainsAnyInRange('A', 'z') && !piece.ContainsAnyExceptInRange('!', '~'))
            {
                pieces.Add(piece.ToString());
            }
        }
    }

    private static void AddForms(string piece, HashSet<string> forms)
    {
        forms.Add(piece);
        foreach (string name in piece.Split('.', ':', '/'))
        {
            List<string> words = WordsOf(name);
            if (name.Length < MinPiece || words.Count == 0)
            {
                continue;
            }

            forms.Add(string.Concat(words.Select(Capitalised)));
            forms.Add(words[0] + string.Concat(words.Skip(1).Select(Capitalised)));
            forms.Add(string.Join('_', words));
            forms.Add(string.Join('-', words));
            forms.Add(string.Join('_', words).ToUpperInvariant());
        }
    }

    private static string Capitalised(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>The words of a name, in small letters.</summary>
    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool isBorder = i == name.Length || !char.IsAsciiLetterOrDigit(name[i]);
            bool turns = !isBorder && i > start && char.IsAsciiLetterUpper(name[i])
                && (char.IsAsciiLetterLower(name[i - 1]) || i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]));
            if ((isBorder || turns) && i > start)
            {
                words.Add(name[start..i].ToLowerInvariant());
            }

            start = isBorder ? i + 1 : turns ? i : start;
        }

        return words;
    }

    private static byte[] Train(IEnumerable<string> forms)
    {
        const int N = SymbolReader.Count;
        int[] one = new int[N], two = new int[N * N], three = new int[N * N * N];
        foreach (string form in forms)
        {
            var reader = new SymbolReader(Encoding.ASCII.GetBytes(form));
            int first = SymbolReader.Edge, second = SymbolReader.Edge;
            while (reader.TryNext(out int symbol))
            {
                one[symbol]++;
                two[(second * N) + symbol]++;
                three[(((first * N) + second) * N) + symbol]++;
                (first, second) = (second, symbol);
            }
        }

        double[] none = new double[N];
        Array.Fill(none, 1.0 / N);
        double[] alone = Interpolate(one, none);
        byte[] costs = new byte[three.Length];
        for (int second = 0; second < N; second++)
        {
            double[] pair = Interpolate(two.AsSpan(second * N, N), alone);
            for (int first = 0; first < N; first++)
            {
                int row = ((first * N) + second) * N;
                double[] triple = Interpolate(three.AsSpan(row, N), pair);
                for (int symbol = 0; symbol < N; symbol++)
                {
                    costs[row + symbol] = (byte)Math.Clamp(Math.Round(-RandomnessModel.UnitsPerBit * Math.Log2(triple[symbol])), 0, byte.MaxValue);
                }
            }
        }

        return costs;
    }

    /// <summary>The probabilities behind one context: the counts, and as many more as there are kinds, spread as the shorter context says.</summary>
    private static double[] Interpolate(ReadOnlySpan<int> counts, double[] shorter)
    {
        int total = 0, kinds = 0;
        foreach (int count in counts)
        {
            total += count;
            kinds += count > 0 ? 1 : 0;
        }

        kinds = Math.Max(kinds, 1);
        double[] result = new double[counts.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (counts[i] + (kinds * shorter[i])) / (total + kinds);
        }

        return result;
    }

    private static string Write(byte[] costs, int forms, int files)
    {
        var code = new StringBuilder();
        code.Append("// <auto-generated/>\n// Made by: dotnet run --project src/Redaction.RuleCompiler -- train-randomness\n");
        code.Append(CultureInfo.InvariantCulture, $"// Rows: the two symbols before; columns: the symbol. From {forms} different forms of the names and words in {files} files of the .NET SDK.\n\n");
        code.Append("namespace Redaction.Judging.Randomness;\n\ninternal static partial class RandomnessModel\n{\n    private static System.ReadOnlySpan<byte> Table =>\n    [\n");
        for (int row = 0; row < costs.Length; row += SymbolReader.Count)
        {
            code.Append("       ");
            for (int i = 0; i < SymbolReader.Count; i++)
            {
                code.Append(CultureInfo.InvariantCulture, $" {costs[row + i]},");
            }

            code.Append('\n');
        }

        return code.Append("    ];\n}\n").ToString();
    }
}
